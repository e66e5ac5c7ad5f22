/// A fixed number of integers, which loops write to in place.
///
/// An array asks before each write whether it has one owner; of this, that is known by its type.
struct IntegerBlock: ~Copyable {
    let base: UnsafeMutablePointer<Int64>
    let count: Int

    init(zeros count: Int) {
        base = .allocate(capacity: count)
        base.initialize(repeating: 0, count: count)
        self.count = count
    }

    deinit { base.deallocate() }

    subscript(index: Int) -> Int64 {
        get {
            precondition(index >= 0 && index < count, "no integer \(index) among \(count)")
            return base[index]
        }
        set {
            precondition(index >= 0 && index < count, "no integer \(index) among \(count)")
            base[index] = newValue
        }
    }

    mutating func clear() {
        base.update(repeating: 0, count: count)
    }
}
