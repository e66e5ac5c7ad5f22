public import Quantities

/// Where the figures of a program were taken from, so that anyone can look them up.
public struct ProgramSource: Hashable, Sendable {
    public let document: String
    /// The page, leaf or section.
    public let page: String?
    public let url: String?
    public let docket: String?
    /// The day the document was read.
    public let read: CivilDate
    /// What a reader should know: gaps, and where a figure is not from the document.
    public let note: String

    public init(
        document: String, page: String? = nil, url: String? = nil, docket: String? = nil,
        read: CivilDate, note: String = ""
    ) {
        self.document = document
        self.page = page
        self.url = url
        self.docket = docket
        self.read = read
        self.note = note
    }
}

extension ProgramSource: CustomStringConvertible {
    public var description: String {
        let parts = [document, page, docket, url, "read \(read)"].compactMap { $0 }
        return parts.joined(separator: ", ")
    }
}
