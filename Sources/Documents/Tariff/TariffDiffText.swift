import Quantities
public import Tariffs

/// The differences of two versions of a tariff as plain text, 80 characters wide.
public enum TariffDiffText {
    /// The text of `changes`, with a line feed at its end.
    public static func render(_ changes: [TariffChange], old: Tariff, new: Tariff) -> String {
        var page = TerminalText()
        page.paragraph("Old: \(words(old))")
        page.paragraph("New: \(words(new))")
        if changes.isEmpty {
            page.blank()
            page.paragraph("They bill alike: nothing that has a part in a bill differs.")
        } else if changes.allSatisfy(\.isOfNames) {
            page.blank()
            page.paragraph("They bill alike: only names differ, which have no part in a bill.")
        }
        var heading: String?
        for change in changes {
            let next = Self.heading(of: change)
            if next != heading {
                page.blank()
                page.paragraph(next)
                heading = next
            }
            page.paragraph(change.description, indent: 2)
            let places = places(of: change)
            if !places.isEmpty { page.paragraph("see \(places)", indent: 6) }
        }
        return page.text
    }

    private static func words(_ tariff: Tariff) -> String {
        "\(tariff.id), in force \(TariffWords.dates(tariff.effective)), \(tariff.clause.file)"
    }

    private static func heading(of change: TariffChange) -> String {
        let name = change.name
        let id = change.subject.map { $0 == name ? "" : " [\($0)]" } ?? ""
        return switch change.kind {
        case .tariff: "The tariff"
        case .season: "Season \(name)\(id)"
        case .hours: "Hours \(name)"
        case .holiday: "Holiday \(name)"
        case .baseline: "Baseline \(name)"
        case .chargeAdded, .chargeRemoved, .rule, .tiers, .price: "\(name)\(id)"
        }
    }

    /// The places in both files, without folders.
    private static func places(of change: TariffChange) -> String {
        let clauses = [change.oldClause, change.newClause].compactMap { $0 }
        return clauses.map { clause in
            let file = clause.file.split(separator: "/").last.map(String.init) ?? clause.file
            return "\(file):\(clause.line)"
        }.joined(separator: " and ")
    }
}
