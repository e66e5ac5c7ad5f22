internal import Quantities

/// All cells of a stretch of days: for each part of the year one for each period.
struct IEDRGrid {
    let dates: DatePeriod
    let cells: [[IEDRCell?]]

    /// Whether both cost the same everywhere.
    func costs(_ other: IEDRGrid) -> Bool {
        zip(cells, other.cells).allSatisfy { mine, theirs in
            zip(mine, theirs).allSatisfy { cell, other in
                switch (cell, other) {
                case (nil, nil): true
                case (let cell?, let other?): cell.costs(other)
                default: false
                }
            }
        }
    }

    /// The parts of the year in which it has any price.
    var presentParts: Set<Int> {
        Set(cells.indices.filter { index in cells[index].contains { $0 != nil } })
    }
}
