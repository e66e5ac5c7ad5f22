internal import Diagnostics
internal import Tariffs

extension IEDROffer {
    /// What is said of the customer in words that no file of the plans' companies knows: taken
    /// as they are, they would leave out charges without a sign.
    func unknownWords(of customer: IEDRCustomer, for plans: [IEDRPlan]) -> Problems {
        var problems = Problems()
        let companies = Dictionary(grouping: plans, by: \.utility.abbreviation)
        for (company, plans) in companies.sorted(by: { $0.key < $1.key }) {
            let conditions = self.conditions(of: company)
            let territories = conditions.flatMap(\.territories) + plans.flatMap(\.territories)
            let classes = conditions.flatMap(\.customerClasses) + plans.flatMap(\.customerClasses)
            let place = plans[0].clause.place
            if let word = customer.territory, !territories.isEmpty {
                check(word, "territory", among: territories, of: company, place, &problems)
            }
            if let word = customer.customerClass {
                check(
                    word, "customer class", among: classes + IEDRCustomer.classes, of: company,
                    place, &problems)
            }
        }
        return problems
    }

    /// Whom the charges of a company, and those of nobody's, are for and not for.
    private func conditions(of company: String) -> [IEDRConditions] {
        groups.filter { $0.utility.map { $0.abbreviation == company } != false }
            .flatMap { [$0.scope.include] + [$0.scope.exclude].compactMap(\.self) }
    }

    private func check(
        _ word: String, _ what: String, among known: [String], of company: String,
        _ place: Place, _ problems: inout Problems
    ) {
        let known = Set(known)
        guard !known.contains(word) else { return }
        problems.add(
            "the files of \(company) know no \(what) \(Excerpt(word)), found "
                + known.sorted().joined(separator: ", "), at: place)
    }
}

extension IEDRCustomer {
    /// The classes that the schema names (`common_definitions.xsd` of 0.99.7), whether or not
    /// a file has charges for them.
    fileprivate static let classes = [
        "Commercial", "CommercialLarge", "DistributedGeneration", "Industrial", "Interruptible",
        "Lighting", "NaturalGasVehicle", "NonResidential", "Religious", "Residential",
        "StreetLighting", "Substation", "Transmission",
    ]
}
