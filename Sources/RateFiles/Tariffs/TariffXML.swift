public import Tariffs

/// Writes tariffs as our XML, whose form `rates/schema/tariff.xsd` states.
public enum TariffXML {
    /// The document of `tariff`, in UTF-8.
    ///
    /// ``TariffFile`` reads it back as the same tariff, its places aside: what a clause was read
    /// from in another format stands in the attributes `sourcePath` and `sourceText`, what could
    /// not be understood in elements `unsupported`. Worked bills on readings of a meter are left
    /// out, since a document has only totals; a character that XML cannot hold becomes U+FFFD.
    public static func write(_ tariff: Tariff) -> [UInt8] {
        var writer = TariffWriter(tariff)
        writer.writeTariff()
        return writer.output.bytes
    }
}
