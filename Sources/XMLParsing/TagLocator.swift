import CLibXML2
import Diagnostics

/// Turns an offset in a document into a line and a column, in one pass over it.
struct TagLocator {
    private let bytes: [UInt8]
    private let file: String
    private var offset = 0
    private var line = 1
    /// The characters of the line before the offset.
    private var characters = 0

    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    /// The place of the last `<` before `end`; calls must not go backwards.
    mutating func tag(before end: Int) -> Place {
        var start = min(end, bytes.count)
        repeat { start -= 1 } while start > offset && bytes[start] != UInt8(ascii: "<")
        while offset < start {
            if bytes[offset] == 0x0A {
                line += 1
                characters = 0
            } else if !Place.isContinuation(bytes[offset]) {
                characters += 1
            }
            offset += 1
        }
        return Place(file: file, line: line, column: characters + 1)
    }
}
