internal import Storage

extension BookReader {
    /// The array with this key.
    func knownArray(_ key: String) throws -> Stored<ArrayRow> {
        guard let array = try array(key) else {
            throw OperationError.unknownArray(key, known: try arrays().map(\.key))
        }
        return array
    }
}
