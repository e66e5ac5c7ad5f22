public import Quantities

extension Program {
    /// The first thing the program has no price of for a class, or nil where it has all.
    ///
    /// A subscription of such a class would be held month by month, so a list that names the
    /// class is better refused. Terms that are over before `day` do not count; with
    /// `hasOwnFee`, the program's fee does not, since the contract's stands in its place.
    public func unpriced(
        for memberClass: ClassIndex, from day: CivilDate, hasOwnFee: Bool
    ) -> String? {
        for term in value.terms where !term.price.isHourly(references) {
            if let effective = term.effective, effective.end <= day { continue }
            let base = term.price.base.value(for: memberClass)
            let multiplier = term.price.multiplier.value(for: memberClass)
            if base == nil || multiplier == nil { return term.name }
        }
        return hasOwnFee || fee.model.value(for: memberClass) != nil ? nil : "the fee"
    }
}
