/// A sum for each ledger, without a place on the heap.
struct LedgerSums {
    private var general: Int128 = 0
    private var energy: Int128 = 0
    private var credit: Int128 = 0
    private var energyCredit: Int128 = 0

    subscript(ledger: Ledger) -> Int128 {
        get {
            switch ledger {
            case .general: general
            case .energy: energy
            case .credit: credit
            case .energyCredit: energyCredit
            }
        }
        set {
            switch ledger {
            case .general: general = newValue
            case .energy: energy = newValue
            case .credit: credit = newValue
            case .energyCredit: energyCredit = newValue
            }
        }
    }
}
