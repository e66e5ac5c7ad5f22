public import Quantities

/// Where the figures of a rate file were taken from, so that anyone can look them up.
public struct TariffSource: Hashable, Sendable {
    public let document: String
    /// The page, leaf or sheet.
    public let page: String?
    public let url: String?
    public let docket: String?
    /// The day the document was read.
    public let read: CivilDate
    /// What a reader should know: gaps, corrections, how worked bills were made.
    public let note: String
    /// Whether the figures are examples and not those of a published sheet.
    public let isIllustrative: Bool

    public init(
        document: String, page: String? = nil, url: String? = nil, docket: String? = nil,
        read: CivilDate, note: String = "", isIllustrative: Bool = false
    ) {
        self.document = document
        self.page = page
        self.url = url
        self.docket = docket
        self.read = read
        self.note = note
        self.isIllustrative = isIllustrative
    }
}
