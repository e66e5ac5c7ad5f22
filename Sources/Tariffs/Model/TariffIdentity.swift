public import Quantities

/// What a tariff is called, and whose it is.
public struct TariffIdentity: Hashable, Sendable {
    /// Unique among all tariffs whatever their dates: versions of one schedule share it.
    public let id: ID<Tariff>
    public let utility: Utility
    /// The utility's own code, as in `E-1`.
    public let schedule: String
    /// The name in words, as in `Residential Service`.
    public let name: String
    public let sector: Sector
    public let service: Service
    /// Which customers may take it, in words; nothing is computed from it.
    public let applicability: String?
    /// The tariff sheet or docket this version replaces, in words.
    public let supersedes: String?

    public init(
        id: ID<Tariff>, utility: Utility, schedule: String, name: String, sector: Sector,
        service: Service, applicability: String? = nil, supersedes: String? = nil
    ) {
        self.id = id
        self.utility = utility
        self.schedule = schedule
        self.name = name
        self.sector = sector
        self.service = service
        self.applicability = applicability
        self.supersedes = supersedes
    }

    /// The company or body that bills by it.
    public struct Utility: Hashable, Sendable {
        public let name: String
        /// Its number at the Energy Information Administration.
        public let eia: Int?
        /// ISO 3166-1 alpha-2.
        public let country: String
        public let state: String?

        public init(name: String, eia: Int?, country: String, state: String?) {
            self.name = name
            self.eia = eia
            self.country = country
            self.state = state
        }
    }

    /// The kind of customer it is for.
    public enum Sector: String, Hashable, Sendable, CaseIterable {
        case residential, commercial, industrial, agricultural, lighting, any
    }

    /// Whether it prices the wires, the energy, or both.
    public enum Service: String, Hashable, Sendable, CaseIterable {
        case bundled, delivery, supply
    }
}
