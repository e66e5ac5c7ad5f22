internal import Diagnostics
internal import ExchangeFiles
internal import Quantities
internal import RateFiles
internal import Tariffs

/// Reads series of prices from files of any form.
struct PriceSource {
    /// What prices are in.
    let currency: String
    /// In which times without an offset are read, and in which order their dates.
    let times: TimeForm
    /// When the first price of a file begins to hold that counts its steps.
    let start: Instant

    /// The series in `file` under the name the tariff has for it, and what is odd about it.
    func series(
        _ name: String, in file: InputFile
    ) throws(Problems) -> (PriceSeries, [Problem]) {
        switch try RateFormat.detect(file.bytes, file: file.name) {
        case .csv:
            let found = try ProfilePriceFile(
                file.bytes, file: file.name, name: name,
                options: ProfilePriceFile.Options(currency: currency, times: times, start: start))
            return (found.series, found.remarks.warnings)
        case .midasUpload, .midasAnswer, .ieee2030, .openADR:
            let found = try PriceSeriesFile.read(
                [PriceDocument(file.bytes, file: file.name)], currency: currency)
            let named = found.series.filter { $0.name == name }
            let candidates = named.isEmpty ? found.series : named
            guard candidates.count == 1, let series = candidates.first else {
                throw Problems(
                    "expected one series of prices or one called \"\(name)\", found "
                        + found.series.prefix(20).map(\.name).joined(separator: ", "),
                    at: Place(file: file.name, line: 1, column: 1))
            }
            return (series.named(name), found.remarks.warnings)
        case .tariff, .program, .iedr, .urdb:
            throw Problems(
                "expected a series of prices, found rates; give CSV with the columns start and "
                    + "price", at: Place(file: file.name, line: 1, column: 1))
        }
    }
}
