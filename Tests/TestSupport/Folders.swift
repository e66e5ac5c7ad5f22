public import Foundation

/// The root of the package the tests were built from.
public enum PackageRoot {
    public static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of the test target that a file is of, however deep it lies in it.
    public static func target(ofTest file: String) -> URL {
        let path = URL(fileURLWithPath: file).resolvingSymlinksInPath().pathComponents
        let name = path.dropFirst(folder.pathComponents.count + 1).first ?? ""
        return folder.appending(path: "Tests").appending(path: name)
    }
}

/// Reference figures and sample files that are kept beside a developer's checkout.
///
/// They are not part of the product, so a test that reads them is skipped where they are missing,
/// and fails there if `COMMONWATT_SHARED` is `required`, as where changes are accepted.
public enum SharedData {
    /// The folder, or nil where there is none on this machine.
    public static let folder: URL? = {
        let named = isRequired ? nil : setting.map { URL(fileURLWithPath: $0) }
        let beside = PackageRoot.folder.deletingLastPathComponent().appending(path: "shared")
        return [named, beside].compactMap { $0 }.first {
            FileManager.default.fileExists(atPath: $0.appending(path: "data").path)
        }
    }()

    private static let setting = ProcessInfo.processInfo.environment["COMMONWATT_SHARED"]
    private static let isRequired = setting == "required"

    /// Whether tests that read them are run.
    public static var isPresent: Bool { isRequired || folder != nil }

    /// A file or folder below the shared data, as in `data/xml`.
    public static func file(_ path: String) throws -> URL {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        return folder.appending(path: path)
    }
}
