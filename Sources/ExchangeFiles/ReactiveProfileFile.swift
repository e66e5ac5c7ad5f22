internal import CSVParsing
public import Diagnostics
public import Quantities
public import Tariffs

/// The reactive energy of a profile, from a column beside that of its energy.
///
/// Its name ends in its unit, as in `kvarh` or `load_kvar`, power being the mean of its step; or
/// in `power_factor`, which then holds for the energy of the step.
public struct ReactiveProfileFile: Sendable {
    /// The name of the column.
    public let column: String
    public let energies: [ReactiveEnergy]
    /// What is odd about the column, as figures finer than a thousandth of a var-hour.
    public let remarks: Problems

    /// Reads the column from the bytes of a file whose energy is `profile`; nil where it has no
    /// such column.
    ///
    /// Throws every problem of the column at once, and where two would do.
    public init?(
        _ bytes: [UInt8], file: String, beside profile: ProfileFile,
        times: TimeForm = TimeForm()
    ) throws(Problems) {
        guard try Self.isPresent(in: bytes, file: file) else { return nil }
        var reader = CSVReader(bytes, file: file, limits: .profile)
        var rows = ProfileRows(file: file, wants: .reactive, column: nil, form: times)
        try rows.read(&reader)
        let isPowerFactor = rows.isPowerFactor
        let values = try rows.values(
            scale: .one, step: profile.step, allowsNegative: false,
            limit: Energy.inputLimit.milliwattHours,
            rounding: isPowerFactor ? "billionth" : "thousandth of a var-hour")
        var energies: [ReactiveEnergy] = []
        energies.reserveCapacity(values.count)
        for (value, real) in zip(values, profile.energies) {
            let energy =
                isPowerFactor
                ? ReactiveEnergy(real: real, powerFactor: Ratio(billionths: value))
                : ReactiveEnergy(millivarHours: value)
            guard let energy else {
                throw Problems(
                    "\(rows.column): expected power factors above 0 and up to 1, found "
                        + "\(Ratio(billionths: value)) in row \(energies.count + 1)",
                    at: rows.place)
            }
            energies.append(energy)
        }
        column = rows.column
        self.energies = energies
        remarks = rows.problems
    }

    private static func isPresent(
        in bytes: [UInt8], file: String
    ) throws(Problems) -> Bool {
        var reader = CSVReader(bytes, file: file, limits: .profile)
        guard try reader.next() else { return false }
        for index in 0..<reader.count
        where ProfileWish.reactive.unit(of: reader.text(index)) != nil {
            return true
        }
        return false
    }
}
