import Foundation
import Kernel

/// Hands letters to a `sendmail`-compatible program, as every Unix mail system has one (Postfix, Exim,
/// OpenSMTPD, msmtp): `PROGRAM -i -f SENDER -- RECEIVER`, the letter on its standard input, and 0 when it was
/// taken.
struct SendmailMailer: Mailer {
    /// The program's path.
    let program: String
    /// From whom, an address.
    let sender: String
    /// The sender's name.
    let senderName: String
    let clock: @Sendable () -> Instant
    /// How long the program may take.
    var secondsAtMost = 60

    /// Sends one letter.
    func send(_ mail: Mail) async throws {
        let letter = Letter(mail: mail, sender: sender, senderName: senderName, date: clock())
        let input = try FilledPipe(try letter.bytes())
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["-i", "-f", sender, "--", mail.to]
        process.standardInput = input.reading
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let (codes, continuation) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { ended in
            continuation.yield(ended.terminationStatus)
            continuation.finish()
        }
        do { try process.run() } catch { throw MailProblem.notStarted }
        guard let code = await SendmailMailer.first(of: codes, within: .seconds(secondsAtMost)) else {
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
            throw MailProblem.tooSlow(seconds: secondsAtMost)
        }
        guard code == 0 else { throw MailProblem.refused(code: code) }
    }

    /// The first value of a stream, or nil after some time.
    private static func first(of codes: AsyncStream<Int32>, within limit: Duration) async -> Int32? {
        await withTaskGroup(of: Int32?.self) { group in
            group.addTask { await codes.first { _ in true } }
            group.addTask {
                try? await Task.sleep(for: limit)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}

/// A pipe that holds all of a letter before anybody reads it: nothing waits for the reader, and a reader that
/// dies raises no signal here.
private struct FilledPipe {
    let reading: FileHandle

    init(_ bytes: [UInt8]) throws {
        let pipe = Pipe()
        reading = pipe.fileHandleForReading
        let writing = pipe.fileHandleForWriting.fileDescriptor
        defer { try? pipe.fileHandleForWriting.close() }
        guard fcntl(writing, F_SETFL, O_NONBLOCK) == 0, write(writing, bytes, bytes.count) == bytes.count
        else { throw MailProblem.tooLong }
    }
}
