import Accounting
import Operations
import Quantities
import Storage
import Testing

struct TokenTests {
    let test: TestBook

    init() throws {
        test = try TestBook.withArray()
        try test.importMembers(["S-1,Ada,residential,S-1-A,MEADOW,001,25%,2026-01-01"])
    }

    @Test func isKnownByItsDigestAlone() throws {
        let made = try CreateToken(forSubscriber: "S-1")(in: test.book, TestBook.time)
        #expect(made.token.text.hasPrefix("cw_"))
        #expect(made.token.text.utf8.count == 67)
        let presented = AccessToken(presented: made.token.text)
        let row = try test.book.read { try $0.token(presented.digest) }
        #expect(row?.id == made.number)
        let wrong = AccessToken(presented: made.token.text + "0")
        #expect(try test.book.read { try $0.token(wrong.digest) } == nil)
    }

    @Test func isNeverMadeTwice() throws {
        let made = try (0..<20).map { _ in
            try CreateToken(forSubscriber: nil)(in: test.book, TestBook.time).token
        }
        #expect(Set(made).count == 20)
    }

    @Test func isRevokedForGood() throws {
        let made = try CreateToken(forSubscriber: nil)(in: test.book, TestBook.time)
        let revoke = RevokeToken(made.number)
        #expect(try revoke(in: test.book, TestBook.time) == .revoked)
        #expect(try revoke(in: test.book, TestBook.time) == .alreadyRevoked)
        #expect(try test.book.read { try $0.token(made.token.digest) } == nil)
        #expect(try ListTokens()(in: test.book).map(\.revoked) == [TestBook.time.now])
        #expect(throws: OperationError.unknownToken(9)) {
            try RevokeToken(9)(in: test.book, TestBook.time)
        }
    }

    @Test func needsASubscriberWhoIsThere() {
        #expect(throws: OperationError.unknownSubscriber("S-9")) {
            try CreateToken(forSubscriber: "S-9")(in: test.book, TestBook.time)
        }
    }
}
