import Accounting
import Testing

struct AccountTests {
    @Test func printsItsKindAndSubscription() {
        #expect(Account(.cash).description == "cash")
        #expect(Account(.receivable, of: 17).description == "receivable:17")
        let text = Account(.receivable, of: 17).text { "S-00\($0)" }
        #expect(text == "receivable:S-0017")
        #expect(Account(.cash).text { _ in "nobody" } == "cash")
    }

    @Test func isReadBackFromItsNumbers() throws {
        for kind in AccountKind.allCases {
            let account = kind.belongsToSubscription ? Account(kind, of: 7) : Account(kind)
            let number = Int64(kind.rawValue)
            let read = try Account(kind: number, subscription: account.subscription)
            #expect(read == account)
        }
    }

    @Test func isSmall() {
        #expect(MemoryLayout<Account>.stride == 16)
        #expect(MemoryLayout<Posting>.stride == 24)
        #expect(_isPOD(Posting.self))
    }

    @Test func isOrderedByKindThenSubscription() {
        let accounts = [
            Account(.cash), Account(.receivable, of: 2), Account(.receivable, of: 10),
            Account(.meteredOutput),
        ]
        #expect(accounts.reversed().sorted() == accounts)
    }

    @Test(arguments: [
        (0, 0, "no kind of account has the number 0"),
        (256, 0, "no kind of account has the number 256"),
        (-1, 0, "no kind of account has the number -1"),
        (0x15, 0, "no kind of account has the number 21"),
        (0x21, 0, "the account receivable needs a subscription's number, found 0"),
        (0x21, -4, "the account receivable needs a subscription's number, found -4"),
        (0x01, 5, "the account cash is of no subscription, found the number 5"),
    ])
    func refusesWhatIsNoAccount(kind: Int64, subscription: Int64, message: String) {
        let error = #expect(throws: AccountError.self) {
            try Account(kind: kind, subscription: subscription)
        }
        #expect(error?.description == message)
    }
}
