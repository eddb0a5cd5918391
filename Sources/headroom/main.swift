import Commands
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
    serve: { service, address, listening in
      guard let bind = BindAddress(host: address.host, port: address.port) else {
        throw NotAllowed(BindAddress.refusal(of: address.host))
      }
      do {
        try await WebServer(reads: service, writes: service, address: bind, listening: listening).run()
      } catch let error as PortTaken {
        throw CannotServe(error.description)
      } catch let error as Assets.Missing {
        throw CannotServe(error.description)
      }
    }))
