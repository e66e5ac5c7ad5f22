import MeterFiles
import Metering
import Quantities

/// A small Green Button feed, of which a test says only what matters to it.
struct Feed {
    var root = "feed"
    var head = ""
    var entries: [String] = []
    var tail = ""

    static let atom = "http://www.w3.org/2005/Atom"
    static let espi = "http://naesb.org/espi"

    var text: String {
        """
        <\(root) xmlns="\(Self.atom)" xmlns:espi="\(Self.espi)">\(head)
        \(entries.joined(separator: "\n"))
        \(tail)</\(root)>
        """
    }

    var input: MeterFileInput { MeterFileInput(name: "f.xml", bytes: Array(text.utf8)) }

    /// A feed of one usage point with one register.
    init(_ blocks: [String], type: String = Feed.type(), service: String? = nil) {
        let category = service.map {
            "<espi:ServiceCategory><espi:kind>\($0)</espi:kind></espi:ServiceCategory>"
        }
        entries = [
            Feed.entry(
                "UsagePoint/1", "UsagePoint",
                "<espi:UsagePoint>\(category ?? "")</espi:UsagePoint>"),
            Feed.meterReading(), type,
        ]
        entries += blocks.map { Feed.block($0) }
    }

    static func entry(
        _ own: String, _ up: String, related: String = "", _ content: String
    ) -> String {
        let link = related.isEmpty ? "" : "<link rel=\"related\" href=\"\(related)\"/>"
        return """
            <entry><link rel="self" href="\(own)"/><link rel="up" href="\(up)"/>\(link)
            <content>\(content)</content></entry>
            """
    }

    static func meterReading(
        point: String = "1", id: String = "1", type: String = "ReadingType/1"
    ) -> String {
        let up = "UsagePoint/\(point)/MeterReading"
        return entry("\(up)/\(id)", up, related: type, "<espi:MeterReading/>")
    }

    static func type(
        id: String = "1", unit: String? = "72", multiplier: String? = "0", flow: String? = "1",
        accumulation: String? = "4", quality: String? = nil, commodity: String? = nil,
        length: String? = nil
    ) -> String {
        func field(_ name: String, _ value: String?) -> String {
            value.map { "<espi:\(name)>\($0)</espi:\(name)>" } ?? ""
        }
        let fields =
            field("accumulationBehaviour", accumulation) + field("defaultQuality", quality)
            + field("flowDirection", flow) + field("powerOfTenMultiplier", multiplier)
            + field("uom", unit) + field("commodity", commodity)
            + field("intervalLength", length)
        return entry(
            "ReadingType/\(id)", "ReadingType", "<espi:ReadingType>\(fields)</espi:ReadingType>")
    }

    static func block(_ readings: String, point: String = "1", id: String = "1") -> String {
        let up = "UsagePoint/\(point)/MeterReading/\(id)/IntervalBlock"
        return entry("\(up)/9", up, "<espi:IntervalBlock>\(readings)</espi:IntervalBlock>")
    }

    static func reading(
        _ start: String, _ value: String, seconds: String = "3600", more: String = ""
    ) -> String {
        """
        <espi:IntervalReading>\(more)<espi:timePeriod><espi:duration>\(seconds)</espi:duration>\
        <espi:start>\(start)</espi:start></espi:timePeriod><espi:value>\(value)</espi:value>\
        </espi:IntervalReading>
        """
    }

    /// The reading of an hour in June 2026.
    static func hour(_ hour: Int, _ value: Int) -> String {
        reading("\(1_780_272_000 + 3600 * hour)", "\(value)")
    }
}
