import Billing
import Quantities

extension Phrasing {
    /// What is to be said beside the figures, in the order it was noted.
    var remarks: [String] { statement.remarks.compactMap(phrase) }

    private func phrase(_ remark: Remark) -> String? {
        switch remark {
        case .firstStatement: "This is your first statement. Welcome!"
        case .lastStatement: "This is the last statement of this subscription."
        case .shareChanged(byInterval: true):
            "Your share changed during the month. Each part of the month was split by what "
                + "the meter read in it."
        case .shareChanged(byInterval: false):
            "Your share changed during the month. The meter was read for the month as a "
                + "whole, so it was split by days."
        case .acceptedGap(let range):
            "The meter has no readings from \(figures.instant(range.start)) to "
                + "\(figures.instant(range.end)). The month was billed without them."
        case .unmeasured(let energy): phrase(energy)
        case .acceptedItem(let item): "The credit is worth the price of a tariff: \(item)."
        case .illustrativeRate:
            "The program names a rate that is an illustration, not from a published rate sheet."
        case .noCredit: "No credit was earned this month."
        case .unusualChange(let before):
            "The credit differs by more than half from the month before, "
                + "\(figures.credit(before))."
        case .usageUnknown:
            "We do not know your electric bill of this month, so the credit is shown as used "
                + "in full."
        case .noIntervalData: nil
        case .issuedLater:
            "This statement was issued after the others of the month, when what held it back "
                + "was mended."
        case .bankEnded(let amount, let end): bankEnded(amount, end)
        case .feeExceedsCredit: "This month the subscription cost more than the credit it gave."
        }
    }

    private func phrase(_ unmeasured: UnmeasuredEnergy) -> String {
        let meter = unmeasured.meter == .production ? "the array's meter" : "your own meter"
        return "Of the \(figures.energy(unmeasured.metered)) that \(meter) counted this month, "
            + "\(figures.energy(unmeasured.energy)) \(Self.word(unmeasured.quality))."
    }

    /// How energy that was not measured came to be.
    private static func word(_ quality: UnmeasuredEnergy.Quality) -> String {
        switch quality {
        case .estimated: "are estimated, since the meter was not read then"
        case .edited: "were corrected by hand"
        case .questionable: "are marked as doubtful by whoever read the meter"
        }
    }

    private func bankEnded(_ amount: CreditAmount, _ end: Remark.BankEnd) -> String {
        let what =
            switch end {
            case .forfeited: "is forfeited"
            case .pooled: "goes to the program's common fund"
            case .paidOut: "is paid out to you by \(payer)"
            }
        let clause = run.bankLine.map { " (\(run.program.name), line \($0))" } ?? ""
        return "Your credit bank closes with your subscription: the \(figures.credit(amount)) left "
            + "in it \(what), as the program sets it\(clause)."
    }

    /// Whether rates of sharing are asked for: there is one, or a reason why there is none.
    var asksForSharing: Bool {
        statement.sharing != nil || statement.remarks.contains(.noIntervalData)
    }

    /// The sharing contribution rate, or why there is none.
    var sharing: String {
        guard let sharing = statement.sharing else { return "no interval data" }
        guard let rate = sharing.rate else { return "nothing was shared this month" }
        return "\(figures.number(Int128(rate), decimals: 6, least: 6)), worth "
            + figures.money(trillionths: sharing.contribution)
    }

    /// Whether there is a rate to show, and not only why there is none.
    var hasSharingRate: Bool { statement.sharing?.rate != nil }

    var sharingLabel: String { hasSharingRate ? "Sharing" : "Sharing contribution rate" }

    /// How the rate is made, so that nobody takes it for something else.
    static let sharingMethod =
        "sharing contribution rate, Commonwatt's formula in the sense of Wang et al. (2019)"

    /// What the statement was made from.
    var sources: [String] {
        var sources = ["program \(run.program.name)"]
        sources += run.meterFiles.map { "meter file \($0.name)" }
        return sources
    }
}
