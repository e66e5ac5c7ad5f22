/// Finds the greatest of many values without sorting all of them.
package enum Selection {
    /// The least of the `count` greatest values; reorders `values`.
    ///
    /// Quickselect with three-way partition and a median-of-three pivot, so that many
    /// equal values cost no more than different ones. What is left after more rounds than
    /// any but contrived values need is sorted, so that no file can make it take long.
    package static func greatest(_ count: Int, of values: inout [Int64]) -> Int64 {
        precondition(count > 0 && count <= values.count, "cannot select \(count)")
        return values.withUnsafeMutableBufferPointer { buffer in
            select(count - 1, in: buffer)
        }
    }

    private static func select(
        _ rank: Int, in values: UnsafeMutableBufferPointer<Int64>
    ) -> Int64 {
        var low = 0
        var high = values.count - 1
        var rounds = 2 * (Int.bitWidth - values.count.leadingZeroBitCount)
        while low < high {
            rounds -= 1
            guard rounds > 0 else {
                var rest = UnsafeMutableBufferPointer(rebasing: values[low...high])
                rest.sort(by: >)
                return values[rank]
            }
            let pivot = median(values[low], values[low + (high - low) / 2], values[high])
            var greater = low
            var less = high
            var index = low
            while index <= less {
                if values[index] > pivot {
                    values.swapAt(index, greater)
                    greater += 1
                    index += 1
                } else if values[index] < pivot {
                    values.swapAt(index, less)
                    less -= 1
                } else {
                    index += 1
                }
            }
            if rank < greater {
                high = greater - 1
            } else if rank > less {
                low = less + 1
            } else {
                return pivot
            }
        }
        return values[low]
    }

    private static func median(_ first: Int64, _ second: Int64, _ third: Int64) -> Int64 {
        max(min(first, second), min(max(first, second), third))
    }
}
