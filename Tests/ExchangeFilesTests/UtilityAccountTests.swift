import ExchangeFiles
import Testing

struct UtilityAccountTests {
    /// What a spreadsheet makes of a number is no account.
    @Test(arguments: [
        "1.23457E+09", "1.23E+07", "1,23457E+09", "1.2345679E9", "4E+09", "1e+10", "12345678.0",
        "12345678,00", "1.0E-3",
    ])
    func refusesANumberOfASpreadsheet(text: String) {
        let error = #expect(throws: UtilityAccountError.self) { try UtilityAccount(text) }
        #expect(
            error?.description
                == "found \"\(text)\", a number as a spreadsheet shows it, of which the digits are "
                + "lost; format the column as text before the accounts are put in, and put them "
                + "in anew")
    }

    @Test(arguments: [
        "0012345678", "0012-345-678", "12E5", "E-12", "1.2.3", "A.0", "12 34", "\u{6C34}1", "1E5X",
    ])
    func takesWhatAUtilityMayWrite(text: String) throws {
        #expect(try UtilityAccount(text).text == text)
    }

    @Test(arguments: [
        ("0012345680", "12345680", UtilityAccount.Difference.leadingZeros),
        ("0012-345-678", "0012345678", .marks), ("a 12", "A12", .marks),
        ("12\u{2013}34", "1234", .marks), ("0012 345", "12345", .leadingZerosAndMarks),
        ("0012345680", "0012345681", nil), ("1234", "1234", nil), ("0", "00", .leadingZeros),
    ])
    func saysInWhatTwoDiffer(text: String, other: String, difference: UtilityAccount.Difference?) {
        #expect(UtilityAccount.difference(text, other) == difference)
        #expect(UtilityAccount.difference(other, text) == difference)
    }
}
