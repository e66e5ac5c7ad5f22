import Metering

extension MeterFileInspection {
    /// The inspections of several files, as `{"files":[{...}]}`.
    ///
    /// Keys are the column names of common reference tables of such files. Counts and seconds
    /// since 1970 are numbers, sums decimal strings, what is absent is null. Energy of a quality
    /// other than measured has a key of its own, as `estimated_kwh`, where there is some.
    public static func json(_ inspections: [MeterFileInspection]) -> String {
        let files = inspections.map(\.json).joined(separator: ",\n")
        return "{\"files\":[\n\(files)\n]}\n"
    }

    /// The inspection of one file, as a JSON object.
    public var json: String {
        let members = fields.map { key, value in "\(Self.quoted(key)):\(value)" }
        return "{\(members.joined(separator: ","))}"
    }

    /// What is told, in order, by the key under which it is told, as JSON values.
    private var fields: [(key: String, value: String)] {
        [
            ("file", Self.quoted(file)),
            ("path", Self.quoted(path)),
            ("usage_points", "\(usagePoints)"),
            ("meter_readings", "\(meterReadings)"),
            ("reading_types", "\(readingTypes)"),
            ("interval_blocks", "\(intervalBlocks)"),
            ("usage_summaries", "\(usageSummaries)"),
            ("intervals", "\(intervals)"),
            ("first_start_epoch", Self.value(firstStart)),
            ("last_end_epoch", Self.value(lastEnd)),
            ("kwh_flow1", Self.value(forwardEnergy)),
            ("kwh_flow19", Self.value(reverseEnergy)),
            ("kwh_flow4", Self.value(netEnergy)),
            ("kwh_flow_other", Self.value(otherEnergy)),
            ("kwh_total", Self.value(totalEnergy)),
            ("other_uom_sums", Self.value(otherSums)),
            ("cost_raw_sum", Self.value(costSum)),
            ("readings_with_cost", "\(readingsWithCost)"),
            ("duplicates", "\(duplicates)"),
            ("out_of_order", "\(outOfOrder)"),
            ("gaps", "\(gaps)"),
            ("overlaps", "\(overlaps)"),
            ("non_numeric_values", "\(nonNumericValues)"),
            ("warnings", "[\(warnings.map { Self.quoted("\($0)") }.joined(separator: ","))]"),
            ("omitted_warnings", "\(omittedWarnings)"),
        ] + unmeasured.map { ("\($0.quality)_kwh", Self.quoted("\($0.energy)")) }
    }

    private static func value(_ number: Int64?) -> String {
        number.map { "\($0)" } ?? "null"
    }

    private static func value(_ text: String?) -> String {
        text.map(quoted) ?? "null"
    }

    /// The text as a JSON string.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
