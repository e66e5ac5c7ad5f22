public import Quantities

/// A loan whose first payment counts on a part being repaid, as from a tax credit.
public struct SolarPaydown: Hashable, Sendable {
    /// The number of the payment after which the payment is found anew.
    public let checkpoint: Int
    /// The part of the principal that is expected; a contract that does not say expects none.
    public let target: Ratio
    public let method: Method

    public enum Method: String, Hashable, Sendable, CaseIterable {
        /// The first payment would repay if the target came with the checkpoint's payment.
        case presentValue = "pv"
        /// The first payment repays the principal less the target over the whole term.
        case reducedPrincipal = "reduced_principal"
    }

    public init(checkpoint: Int, target: Ratio = .zero, method: Method) {
        self.checkpoint = checkpoint
        self.target = target
        self.method = method
    }
}
