import Foundation
import Testing

/// Meter files that say what cannot be, as an administrator meets them, and whether the advice
/// that is given works.
struct MeterImportTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        try book.run("book", "create", "--name", "Test Co-op")
        try book.run(
            "program", "import", "rates/programs/mn-legacy-garden/2025-04-01.xml",
            "rates/programs/or-community-solar/2020-01-01.xml")
        for (array, capacity, program) in [
            ("MEADOW", "500", "mn-legacy-garden"), ("ROOF", "120", "or-community-solar"),
        ] {
            try book.run(
                "array", "add", array, "--name", array, "--capacity-kw", capacity, "--utility",
                "Desert Power", "--time-zone", "America/Denver", "--program", program, "--meter",
                "\(array)-PM", "--share-unit", "ppm")
        }
        try write(
            "members.csv",
            """
            subscriber_id,name,class,subscription_id,array,account,share,share_from,usage_meter,fee
            M-1,Ann,residential,S-1,MEADOW,0012345678,25%,2026-01-01,U-1,90%
            M-2,Ben,residential,S-2,MEADOW,0012345679,20%,2026-01-01,,90%
            M-3,Cy,residential,S-3,ROOF,0012345680,40%,2026-01-01,U-3,
            """)
        try book.run("subscriber", "import", "members.csv")
    }

    private func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: book.folder.appending(path: name))
    }

    private func runs(_ arguments: String...) throws -> CommandResult {
        try book.runner.run(arguments)
    }

    /// The hours of `days` days from the first of a month on, as a file says them.
    private func hours(_ month: String, days: Int, _ row: (Int, Int) -> String) -> String {
        let start = ISO8601DateFormatter().date(from: "\(month)-01T07:00:00Z") ?? .distantPast
        return (0..<days * 24).map { hour in
            let time = ISO8601DateFormatter().string(from: start + Double(hour) * 3600)
            return "\(time),60,\(row(hour / 24, hour % 24))\n"
        }.joined()
    }

    @Test func netEnergyOfAPortalLeadsSomewhere() throws {
        defer { book.remove() }
        let rows = [("06", "0.34"), ("07", "0.25"), ("08", "-0.22100000000000"), ("09", "-1.783")]
            .map { "U-1,2026-07-04T\($0)-06:00,60,\($1)" }
            .map { $0.replacing("-06:00,", with: ":00-06:00,") }
        try write("net.csv", "meter,start,minutes,kwh\n" + rows.joined(separator: "\n"))
        try write(
            "net-flow.csv",
            "meter,start,minutes,kwh,flow\n" + rows.map { $0 + ",net" }.joined(separator: "\n"))
        let refused = try runs("meter", "import", "net.csv")
        #expect(refused.exitCode == 65)
        #expect(
            refused.errors.hasPrefix(
                "net.csv:4:31: -0.221 kWh of delivered energy, which cannot be below zero; if it"),
            "\(refused.errors)")
        #expect(refused.errors.contains("flow=net") && refused.errors.contains("--flow net"))
        #expect(refused.errors.contains("--below-zero as-received (and 1 more like it, in line 5)"))
        // Both ways out.
        let net = try runs("meter", "import", "net.csv", "--flow", "net")
        #expect(net.exitCode == 0 && net.output.contains("-1.414"), "\(net)")
        #expect(net.errors.contains("--flow net --as delivered --below-zero as-received"))
        let split = try book.run(
            "meter", "import", "net.csv", "--below-zero", "as-received", "--format", "csv")
        #expect(split.contains("U-1,delivered,4,0,") && split.contains(",0.59,"), "\(split)")
        #expect(split.contains("U-1,received,4,0,") && split.contains(",2.004,"), "\(split)")
        // The file that says it is net names its meter: the hint is not to name it again.
        let asked = try runs("meter", "import", "net-flow.csv")
        #expect(
            asked.errors.contains(
                "take it with --flow net --as delivered --below-zero as-received"), "\(asked)")
        let taken = try book.run(
            "meter", "import", "net-flow.csv", "--flow", "net", "--as", "delivered",
            "--below-zero", "as-received")
        #expect(taken.contains("0.59") && taken.contains("2.004"), "\(taken)")
    }

    @Test func theDrawOfASnowMonthIsNoGeneration() throws {
        defer { book.remove() }
        try write(
            "jan.csv",
            "start,minutes,kwh\n"
                + hours("2026-01", days: 31) { _, hour in hour < 14 ? "-0.05" : "0.01" })
        let refused = try runs("meter", "import", "jan.csv", "--meter", "MEADOW-PM")
        #expect(refused.exitCode == 65)
        #expect(
            refused.errors.hasPrefix(
                "jan.csv:2:25: -0.05 kWh of received energy, which cannot be below zero;"),
            "\(refused.errors)")
        #expect(refused.errors.contains("(and 433 more like it, the last in line 735)"))
        let taken = try runs(
            "meter", "import", "jan.csv", "--meter", "MEADOW-PM", "--below-zero", "as-delivered")
        #expect(taken.exitCode == 0)
        #expect(
            taken.errors.contains(
                "21.7 kWh below zero in 434 readings of received energy kept as delivered energy "
                    + "of the same meter"), "\(taken.errors)")
        #expect(taken.output.contains("2026-01-01T00:00:00-07:00"), "\(taken.output)")
        let preview = try runs(
            "bill", "preview", "--month", "2026-01", "--array", "MEADOW", "--as-of", "2026-02-05",
            "--format", "csv")
        #expect(preview.output.contains("MEADOW,3.1,"), "\(preview)")
    }

    @Test func gasIsRefusedAndNamed() throws {
        defer { book.remove() }
        try write("gas.xml", feed(kind: 1, commodity: 7, flow: 1) { _ in 100 })
        let refused = try runs("meter", "import", "gas.xml", "--meter", "U-3")
        #expect(refused.exitCode == 65)
        #expect(refused.errors.contains("the readings are of gas (kind of service 1)"))
        let inspected = try runs("meter", "inspect", "gas.xml")
        #expect(inspected.exitCode == 0)
        #expect(inspected.errors.contains("the readings are of gas (kind of service 1)"))
    }

    @Test func countsOfARegisterAreRefusedWhereNothingSaysSo() throws {
        defer { book.remove() }
        try write(
            "counts.xml",
            feed(accumulation: nil) { $0 == 12 ? 0 : 13_423_700 + 500 * $0 })
        for arguments in [
            ["--meter", "ROOF-PM"], ["--meter", "U-3", "--flow", "received", "--as", "delivered"],
        ] {
            let refused = try book.runner.run(["meter", "import", "counts.xml"] + arguments)
            #expect(refused.exitCode == 65)
            #expect(
                refused.errors.contains(
                    "23 readings never fall, from 13423.7 kWh to 13435.2 kWh, as the counts of a "
                        + "register do"), "\(refused.errors)")
        }
        let inspected = try runs("meter", "inspect", "counts.xml")
        #expect(inspected.errors.contains("as the counts of a register do"), "\(inspected)")
    }

    @Test func oneCauseIsToldOnce() throws {
        defer { book.remove() }
        try write("none.xml", feed(seconds: nil, length: nil) { _ in 10 })
        let refused = try runs("meter", "import", "none.xml", "--meter", "ROOF-PM")
        #expect(refused.exitCode == 65)
        #expect(
            refused.errors
                == "none.xml:9:1: the reading has no duration (and 23 more like it, the last in "
                + "line 32)\n")
    }

    @Test func inspectionReadsCSV() throws {
        defer { book.remove() }
        try write("use.csv", "start,minutes,kwh\n2026-01-01 00:00,60,1.5\n")
        let found = try runs(
            "meter", "inspect", "use.csv", "--time-zone", "America/Denver", "--format", "json")
        #expect(found.exitCode == 0)
        #expect(found.output.contains("\"intervals\":1,\"first_start_epoch\":1767250800"))
        #expect(found.output.contains("\"kwh_flow_other\":\"1.5\""), "\(found.output)")
    }

    /// A month of 2480 kWh of which 80 are estimated: said wherever a figure is made of them.
    @Test func estimatesStandWhereverTheyCount() throws {
        defer { book.remove() }
        let july = hours("2026-07", days: 31) { day, hour in
            let value = (4...19).contains(hour) ? "5" : "0"
            return day == 3 ? "\(value),estimated" : "\(value),"
        }
        // July begins an hour earlier by the clocks of summer.
        let text =
            "start,minutes,kwh,quality\n2026-07-01T06:00:00Z,60,0,\n"
            + july
            .split(separator: "\n").dropLast().joined(separator: "\n")
        try write("estimated.csv", text)
        let imported = try runs("meter", "import", "estimated.csv", "--meter", "MEADOW-PM")
        #expect(imported.exitCode == 0)
        #expect(
            imported.errors.contains(
                "24 of 744 readings of received energy are estimated, 80 kWh"), "\(imported)")
        #expect(imported.output.contains("Estimated kWh"), "\(imported.output)")
        let dates = ["--month", "2026-07", "--array", "MEADOW", "--as-of", "2026-08-05"]
        let preview = try book.runner.run(["bill", "preview"] + dates)
        #expect(
            preview.output.contains("80 of the 2480 kWh of the production meter are estimated"),
            "\(preview)")
        let issued = try book.runner.run(["bill", "issue"] + dates)
        #expect(issued.exitCode == 0, "\(issued.errors)")
        let sentence = "Of the 2,480.00 kWh that the array's meter counted this month, 80.00 kWh"
        func flat(_ text: String) -> String {
            text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                .replacing("\u{A0}", with: " ")
        }
        #expect(flat(try book.run("statement", "show", "MEADOW-000001")).contains(sentence))
        #expect(
            try book.run("statement", "show", "MEADOW-000001", "--format", "json").contains(
                "{\"unmeasured\":{\"meter\":\"production\",\"quality\":\"estimated\","
                    + "\"kwh\":\"80\",\"of_kwh\":\"2480\"}}"))
        #expect(
            flat(try book.run("statement", "explain", "MEADOW-000001")).contains(
                "Array's output, estimated 80 kWh = the readings marked estimated, of the 2,480 kWh"
            ))
        let page = try book.run("statement", "export", "MEADOW-000001", "--format", "html")
        #expect(flat(page).contains("80.00"), "\(page)")
        #expect(try book.run("ledger", "verify").contains("Clean  yes"))
    }

    /// A feed of a day of hours that the grid received.
    private func feed(
        kind: Int = 0, commodity: Int = 1, flow: Int = 19, accumulation: Int? = 4,
        seconds: Int? = 3600, length: Int? = 3600, _ value: (Int) -> Int
    ) -> String {
        func field(_ name: String, _ value: Int?) -> String {
            value.map { "<\(name)>\($0)</\(name)>" } ?? ""
        }
        func entry(_ own: String, _ up: String, _ related: String, _ content: String) -> String {
            "<entry><link rel=\"self\" href=\"\(own)\"/><link rel=\"up\" href=\"\(up)\"/>"
                + "<link rel=\"related\" href=\"\(related)\"/><content>\(content)</content></entry>"
        }
        let readings = (0..<24).map { hour in
            "<IntervalReading><timePeriod>\(field("duration", seconds))"
                + "<start>\(1_782_885_600 + 3600 * hour)</start></timePeriod>"
                + "<value>\(value(hour))</value></IntervalReading>"
        }
        let namespace = "xmlns=\"http://naesb.org/espi\""
        let type =
            field("accumulationBehaviour", accumulation) + field("commodity", commodity)
            + field("flowDirection", flow) + field("intervalLength", length)
            + "<powerOfTenMultiplier>0</powerOfTenMultiplier><uom>72</uom>"
        let meter = "UsagePoint/1/MeterReading"
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom">
            \(entry("UsagePoint/1", "UsagePoint", "x", "<UsagePoint \(namespace)>"
                + "<ServiceCategory>\(field("kind", kind))</ServiceCategory></UsagePoint>"))
            \(entry("\(meter)/1", meter, "ReadingType/1", "<MeterReading \(namespace)/>"))
            \(entry("ReadingType/1", "ReadingType", "x",
                "<ReadingType \(namespace)>\(type)</ReadingType>"))
            <entry><link rel="self" href="\(meter)/1/IntervalBlock/1"/>
            <link rel="up" href="\(meter)/1/IntervalBlock"/>
            <content><IntervalBlock \(namespace)>
            \(readings.joined(separator: "\n"))
            </IntervalBlock></content></entry></feed>
            """
    }
}
