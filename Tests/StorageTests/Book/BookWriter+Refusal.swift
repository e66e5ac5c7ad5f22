import GRDB

@testable import Storage

extension BookWriter {
    /// The database's own words for why it refuses `sql`; nil where it does not.
    func refusal(of sql: String) throws -> String? {
        do {
            try db.run(sql)
            return nil
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            return error.message
        }
    }
}
