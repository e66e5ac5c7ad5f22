/// The name under which a rate file is kept and quoted.
///
/// Files are called by their dates, so folders belong to the name: from `rates` on where that
/// is one of them, else the last three. What lies above says where somebody's disk has them, and
/// is left out: a statement made on another machine names the same file.
enum RateFileName {
    static func name(of path: String) -> String {
        let parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
        if let root = parts.lastIndex(of: "rates") {
            return parts[root...].joined(separator: "/")
        }
        return parts.suffix(3).joined(separator: "/")
    }
}
