import CSVParsing

extension MemberFile {
    /// A file to begin with: the columns, a member who pays a fee, and one whose share
    /// was bought on a loan and grows in July.
    ///
    /// It can be read as it is.
    public static let template: String = {
        var writer = CSVWriter()
        writer.row(MemberColumn.allCases.map(\.rawValue))
        let examples: [[MemberColumn: String]] = [
            [
                .subscriberID: "S-001", .name: "Ada Example", .memberClass: "residential",
                .email: "ada@example.org", .address: "1 Main Street, Springfield",
                .subscriptionID: "S-001-A", .array: "north", .account: "0012345678",
                .share: "1.25%", .shareFrom: "2026-01-01", .usageMeter: "M-1001",
                .yearlyUse: "6200", .fee: "90%", .openingBalance: "12.50",
            ],
            [
                .subscriberID: "S-002", .name: "Grocery, Inc.", .memberClass: "anchor",
                .subscriptionID: "S-002-A", .array: "north", .account: "0087654321",
                .share: "10%", .shareFrom: "2026-01-01", .savingsRate: "10%",
                .loanPrincipal: "2600.00", .loanRate: "5.99%", .loanMonths: "120",
                .loanFirstDue: "2026-02-01",
            ],
            [
                .subscriberID: "S-002", .subscriptionID: "S-002-A", .share: "12%",
                .shareFrom: "2026-07-01",
            ],
        ]
        for example in examples {
            writer.row(MemberColumn.allCases.map { example[$0] ?? "" })
        }
        return writer.contents
    }()
}
