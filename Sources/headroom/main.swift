import Commands
import Notices
import StoragePostgres
import StorageSQLite
import Web

await HeadroomCommand.run(
  with: Drivers(
    isAddress: PostgresDatabase.isAddress,
    open: { place in
      if PostgresDatabase.isAddress(place) { return try await PostgresDatabase(url: place) }
      return try await SQLiteDatabase(path: place)
    },
    serve: { service, elsewhere, place, listening in
      let bind = try BindAddress(place)
      let server = WebServer(desk: service, accounts: service, elsewhere: elsewhere, address: bind) { said in
        listening(Serving(address: said.address, firstRun: said.firstRun.map { ($0.address, $0.code) }))
      }
      do { try await server.run() } catch let error as NobodyYet {
        throw NotAllowed(error.description)
      } catch let error as PortTaken {
        throw CannotServe(error.description)
      } catch let error as Assets.Missing {
        throw CannotServe(error.description)
      }
    },
    signInServer: signInServer,
    carriers: { try CarriersFromFile.read($0) }))

extension BindAddress {
  /// Where a command asks to listen. Throws a sentence for what is not served.
  init(_ place: ServeAddress) throws {
    if let name = place.behindTLS {
      guard let bind = Self(host: place.host, port: place.port, behindTLS: name) else {
        throw NotAllowed(Self.refusal(ofName: name))
      }
      self = bind
    } else {
      guard let bind = Self(host: place.host, port: place.port) else { throw NotAllowed(Self.refusal(of: place.host)) }
      self = bind
    }
  }
}
