internal import Accounting
internal import Diagnostics
internal import Quantities
internal import Storage

/// A version of a program or tariff that was read.
struct RateDraft {
    var file: InputFile
    /// What the version is read from again: the file, or how a tariff is read from several.
    var document: Digest
    /// What the book must keep for that, the document among it.
    var kept: [DocumentRow]
    /// How a tariff is read that is not in our own form alone.
    var origin: TariffOrigin?
    var key: String
    var name: String
    var effective: DatePeriod
    /// The currency of its amounts, and where the file says so.
    var currency: String
    var place: Place
    var warnings: [Problem]
    var isIllustrative: Bool
    /// What in it most likely is a mistake.
    var suspicions: [Problem] = []

    /// The first day it does not hold any more, where the file says so.
    var effectiveTo: CivilDate? { effective.isOpen ? nil : effective.end }
}

extension RateDraft {
    /// A version that one file in our own form holds.
    init(
        file: InputFile, kind: DocumentRow.Kind, key: String, name: String,
        effective: DatePeriod, currency: String, place: Place, warnings: [Problem],
        isIllustrative: Bool
    ) {
        self.init(
            file: file, document: file.digest, kept: [file.document(kind)], key: key,
            name: name, effective: effective, currency: currency, place: place,
            warnings: warnings, isIllustrative: isIllustrative)
    }
}
