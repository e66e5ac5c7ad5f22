internal import Storage

/// What a meter is for, in words.
struct MeterOwner: CustomStringConvertible {
    let description: String

    init(_ meter: Stored<MeterRow>, in reader: BookReader) throws {
        if let id = meter.subscription, let subscription = try reader.subscription(id: id) {
            description = "the usage meter of subscription \"\(subscription.key)\""
        } else {
            let array = try reader.array(id: meter.array)
            description = "the production meter of array \"\(array?.key ?? "")\""
        }
    }
}
