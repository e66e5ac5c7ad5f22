import Diagnostics
import ExchangeFiles
import Lending
import MeterFiles
import Metering
import Quantities
import RateFiles
import Tariffs

/// The readers of files that others hand in.
enum Reader: String, CaseIterable {
    case tariff
    case program
    case iedr
    case urdb
    /// MIDAS in XML and JSON, IEEE 2030.5 and OpenADR, told apart by content as users do.
    case prices
    case profile
    case referencePrices = "reference-prices"
    case greenButton = "green-button"
    case intervals
    case members
    case utilityBills = "utility-bills"
    case loanCase = "loan-case"
    case loanProduct = "loan-product"

    /// Reads `bytes`, and does with what was read what a command would do at once.
    func take(_ bytes: [UInt8]) {
        do {
            switch self {
            case .tariff: try Self.write(TariffFile.read(bytes, file: Self.file, schema: nil))
            case .program:
                _ = try ProgramFile.readWithExamples(bytes, file: Self.file, schema: nil)
            case .iedr: try Self.iedr(bytes)
            case .urdb: try Self.urdb(bytes)
            case .prices: try Self.prices(bytes)
            case .profile: try Self.profile(bytes)
            case .referencePrices:
                _ = try ReferencePriceFile(bytes, file: Self.file, per: .kilowattHour)
            case .greenButton, .intervals: try Self.meter(bytes)
            case .members: _ = try MemberFile(bytes, file: Self.file)
            case .utilityBills: _ = try UtilityBillFile(bytes, file: Self.file)
            case .loanCase: try Self.loan(bytes)
            case .loanProduct: try Self.product(bytes)
            }
        } catch {
            // What a refusal says is a text, whatever the file held.
            _ = "\(error)"
        }
    }

    private static let file = "input"
    private static let today = CivilDate(year: 2026, month: 6, day: 1)

    /// What is written reads back.
    private static func write(_ tariff: Tariff) throws {
        _ = tariff.suspicions(asOf: tariff.effective.start)
        let document = TariffXML.write(tariff)
        do {
            _ = try TariffFile.read(document, file: "written.xml", schema: nil)
        } catch {
            preconditionFailure("what was written cannot be read: \(error)")
        }
    }

    private static func iedr(_ bytes: [UInt8]) throws {
        let document = try IEDRFile.read(bytes, file: file)
        guard let date = document.plans.first?.dates.start ?? today else { return }
        for tariff in try document.tariffs(on: date, with: [document]) { try write(tariff) }
    }

    private static func urdb(_ bytes: [UInt8]) throws {
        guard let today else { return }
        let options = URDBFile.Options(timeZone: "America/Denver", read: today)
        try write(URDBFile.read(bytes, file: file, options: options))
    }

    private static func loan(_ bytes: [UInt8]) throws {
        let loan = try LoanCase(bytes, file: file)
        _ = (loan.scheduleCSV, loan.summaryJSON, loan.notesCSV)
    }

    /// The worked loans are held against the product, as when it is imported.
    private static func product(_ bytes: [UInt8]) throws {
        let (product, examples) = try LoanProductFile.readWithExamples(
            bytes, file: file, schema: nil)
        for example in examples {
            do {
                _ = try example.differences(of: product)
            } catch {
                _ = "\(error)"
            }
        }
    }

    /// A record separator stands between documents that are read together.
    private static func prices(_ bytes: [UInt8]) throws {
        let documents = bytes.split(separator: 0x1E).map(Array.init)
        switch try RateFormat.detect(documents.first ?? [], file: file) {
        case .midasUpload, .midasAnswer, .ieee2030, .openADR:
            _ = try PriceSeriesFile.read(
                documents.map { PriceDocument($0, file: file) }, currency: "USD")
        case .tariff, .program, .iedr, .urdb, .csv: break
        }
    }

    private static func profile(_ bytes: [UInt8]) throws {
        _ = try? ProfilePriceFile(bytes, file: file, name: "prices")
        _ = try ProfileFile(bytes, file: file)
    }

    private static func meter(_ bytes: [UInt8]) throws {
        let input = MeterFileInput(name: file, bytes: bytes)
        let contents = try MeterFileContents(
            input,
            choosing: MeterFileChoice(
                flows: [.received, .delivered], unstatedFlow: .received, leavesOutOthers: true,
                timeZone: .utc))
        _ = contents.meters
        _ = try? MeterFileInspection(MeterFileInput(name: file, bytes: bytes)).json
    }
}
