import CLibXML2
import Diagnostics
import Synchronization

/// Collects what is wrong with a schema.
final class Complaints {
    var problems = Problems()

    func place(_ file: String, line: Int) -> Place {
        Place(file: file, line: max(1, line), column: 1)
    }

    static let receive: xmlStructuredErrorFunc = { complaints, error in
        guard let complaints, let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue
        else { return }
        let receiver = Unmanaged<Complaints>.fromOpaque(complaints).takeUnretainedValue()
        let file = error.pointee.file.map { String(cString: $0) } ?? "schema"
        receiver.problems.add(
            LibXML2Text.message(error.pointee.message),
            at: receiver.place(file, line: Int(error.pointee.line)))
    }
}
