public import Quantities

/// What all statements of an array's month have in common.
public struct RunFacts: Hashable, Sendable {
    public var cooperative: String
    /// ISO 4217, as in `USD`.
    public var currency: String
    public var arrayID: String
    public var arrayName: String
    public var shareUnit: String
    /// All units of the array, held or not.
    public var shareTotal: Int64
    public var utility: String
    /// IANA name of the zone whose days and months are meant.
    public var timeZone: String
    public var month: Month
    public var issued: CivilDate
    public var due: CivilDate
    public var metered: Energy
    public var unallocated: Energy
    /// Stretches of the month without readings, accepted by the administrator.
    public var acceptedGaps: [TimeRange]
    public var program: Source
    public var programName: String
    /// Where the program's figures are from, as its file says.
    public var programSource: String
    /// Whether a rate that was used is not from a published sheet.
    public var isIllustrative: Bool
    /// What the program has to say of who owns the renewable attributes.
    public var attributeClaim: String?
    public var disputeContact: String?
    /// The meter files that the readings came from.
    public var meterFiles: [Source]
    /// The page that statements are rendered with, so that they look the same for ever.
    public var template: Source?
    /// The utility's reports that bills and use were taken from.
    public var utilityReports: [Source]
    /// The line of the program's file on banked credit; nil where it is not known.
    public var bankLine: Int?
    /// What the utility keeps for settling credits; nil where it keeps nothing, and on
    /// statements from before it was kept here.
    public var utilityFee: UtilityFee?
    /// The edition of the words that statements are written in, so that one that is issued
    /// reads the same for ever; see ``currentWords``.
    public var words: Int

    /// The edition in which statements are written now: 2 says "you paid more" for what was a net
    /// cost, and that interest and fees are those paid.
    public static let currentWords = 2

    public init(
        cooperative: String, currency: String, arrayID: String, arrayName: String,
        shareUnit: String, shareTotal: Int64, utility: String, timeZone: String, month: Month,
        issued: CivilDate, due: CivilDate, metered: Energy, unallocated: Energy,
        acceptedGaps: [TimeRange], program: Source, programName: String, programSource: String,
        isIllustrative: Bool, attributeClaim: String?, disputeContact: String?,
        meterFiles: [Source], template: Source?, utilityReports: [Source] = [],
        bankLine: Int? = nil, utilityFee: UtilityFee? = nil,
        words: Int = currentWords
    ) {
        self.cooperative = cooperative
        self.currency = currency
        self.arrayID = arrayID
        self.arrayName = arrayName
        self.shareUnit = shareUnit
        self.shareTotal = shareTotal
        self.utility = utility
        self.timeZone = timeZone
        self.month = month
        self.issued = issued
        self.due = due
        self.metered = metered
        self.unallocated = unallocated
        self.acceptedGaps = acceptedGaps
        self.program = program
        self.programName = programName
        self.programSource = programSource
        self.isIllustrative = isIllustrative
        self.attributeClaim = attributeClaim
        self.disputeContact = disputeContact
        self.meterFiles = meterFiles
        self.template = template
        self.utilityReports = utilityReports
        self.bankLine = bankLine
        self.utilityFee = utilityFee
        self.words = words
    }

    /// How what the utility keeps of each credit or fee is reckoned.
    public struct UtilityFee: Hashable, Sendable {
        public var ratio: Ratio
        /// Whether it is a part of the fee, and not of the credit.
        public var isOfFee: Bool
        /// The line of the program's file that says so.
        public var line: Int

        public init(ratio: Ratio, isOfFee: Bool, line: Int) {
            self.ratio = ratio
            self.isOfFee = isOfFee
            self.line = line
        }
    }

    /// A file something was made from, by name for people and by content for certainty.
    public struct Source: Hashable, Sendable {
        public var name: String
        /// SHA-256 of the file's bytes, in hexadecimal.
        public var digest: String

        public init(name: String, digest: String) {
            self.name = name
            self.digest = digest
        }
    }
}
