import HTTPService
import Testing

struct ListenErrorTests {
    @Test(arguments: [
        (
            ListenError.inUse(.tcp(host: "127.0.0.1", port: 80)),
            "something listens on 127.0.0.1:80 already; stop it or choose another address"
        ),
        (
            .notPermitted(.tcp(host: "::1", port: 80)),
            "listening on [::1]:80 is not permitted; choose another address"
        ),
        (
            .notASocket(path: "/run/notes.txt"),
            "there is a file at /run/notes.txt that is no socket, and it is left as it is"
        ),
        (
            .pathTooLong(path: "/run/long"),
            "the path /run/long is too long for a socket; choose one of at most 107 bytes"
        ),
        (
            .cannotListen(.socket(path: "/run/s"), reason: "no such file or directory"),
            "cannot listen on /run/s: no such file or directory"
        ),
    ])
    func saysWhyItCannotListen(error: ListenError, message: String) {
        #expect(error.description == message)
    }
}
