internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes

/// Holds a connection to the limits of the service.
///
/// Stands behind the decoder, and has a ``ByteMeter`` before it. Bodies end here: no address
/// reads one.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ServiceLimits
    private let table: ConnectionTable
    private var state: ConnectionState
    private var isAdmitted = false
    private var timer: (task: Scheduled<Void>, time: NIODeadline)?

    init(_ limits: ServiceLimits, _ table: ConnectionTable) {
        self.limits = limits
        self.table = table
        state = ConnectionState(limits, now: .now())
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let meter = ByteMeter(
            takes: { [weak self] bytes in self?.receive(bytes, context) ?? false },
            mayRead: { [weak self] in self?.state.mayRead ?? true })
        try? context.pipeline.syncOperations.addHandler(meter, position: .first)
        if context.channel.isActive { begin(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        leave(context)
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave(context)
        context.fireChannelInactive()
    }

    private func begin(_ context: ChannelHandlerContext) {
        guard !isAdmitted else { return }
        guard table.admit(context.channel, state.standing) else {
            state.endReading()
            return context.close(promise: nil)
        }
        isAdmitted = true
        Self.boundBuffers(of: context.channel)
        arm(context)
    }

    private func leave(_ context: ChannelHandlerContext) {
        timer?.task.cancel()
        timer = nil
        if isAdmitted { table.leave(context.channel) }
        isAdmitted = false
    }

    /// Keeps small what lies between the service and a client that does not take it.
    private static func boundBuffers(of channel: any Channel) {
        guard let options = channel.syncOptions else { return }
        // Where the system refuses one, its own bounds hold.
        try? options.setOption(.maxMessagesPerRead, value: 1)
        try? options.setOption(.socketOption(.so_sndbuf), value: 131_072)
        try? options.setOption(
            .writeBufferWaterMark,
            value: ChannelOptions.Types.WriteBufferWaterMark(
                low: 16_384, high: 32_768))
        try? options.setOption(
            .recvAllocator,
            value: AdaptiveRecvByteBufferAllocator(
                minimum: 1024, initial: 2048, maximum: 8192))
    }
}

/// What comes in.
extension ConnectionGuard {
    /// Whether anything is to be made of bytes that came.
    private func receive(_ bytes: Int, _ context: ChannelHandlerContext) -> Bool {
        guard !state.isLast else {
            if state.drop(bytes) { context.close(promise: nil) }
            return false
        }
        if let fault = state.receive(bytes, now: .now()) { end(for: fault, context) }
        arm(context)
        return !state.isLast
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !state.isLast else { return }
        let part = unwrapInboundIn(data)
        if let fault = state.read(part, now: .now()) { return end(for: fault, context) }
        note(context)
        if case .body = part { return }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        // Nothing that is dropped makes anybody ask for more of it.
        if state.isLingering { context.read() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case HTTPParserError.headerOverflow: end(for: .largeHead, context)
        case is HTTPParserError: end(for: .malformed, context)
        default: context.fireErrorCaught(error)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event, state.isLingering {
            return context.close(promise: nil)
        }
        context.fireUserInboundEventTriggered(event)
    }
}

/// What goes out.
extension ConnectionGuard {
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let part = unwrapOutboundIn(data)
        state.write(part, now: .now())
        switch part {
        case .head(var head):
            if state.isLast, state.unanswered == 1 { head.headerFields[.connection] = "close" }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            context.write(data, promise: whenTaken(context, promise))
        }
        note(context)
    }

    /// A promise that is kept when the answer is with the system, which sends it.
    private func whenTaken(
        _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?
    ) -> EventLoopPromise<Void> {
        let bytes = state.answerBytes
        let taken = context.eventLoop.makePromise(of: Void.self)
        taken.futureResult.assumeIsolated().whenComplete { _ in
            self.state.taken(bytes, now: .now())
            if self.state.isLast, self.state.isQuiet { self.closeOutput(context) }
            self.note(context)
        }
        if let promise { taken.futureResult.cascade(to: promise) }
        return taken
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if mode == .output {
            state.linger(now: .now())
            arm(context)
        }
        context.close(mode: mode, promise: promise)
    }

    private func closeOutput(_ context: ChannelHandlerContext) {
        guard !state.isLingering else { return }
        state.linger(now: .now())
        context.close(mode: .output, promise: nil)
        context.read()
    }
}

/// How it ends.
extension ConnectionGuard {
    private func end(for fault: ConnectionFault, _ context: ChannelHandlerContext) {
        guard !state.isLast || fault == .unreadAnswer else { return }
        table.count(fault)
        state.endReading()
        guard fault != .unreadAnswer else { return context.close(promise: nil) }
        // Answers that are on their way come first, and the last of them ends it.
        guard state.isQuiet else { return }
        guard !state.isAnsweredEarly else { return closeOutput(context) }
        guard let (head, body) = try? fault.reply?.lastAnswer() else {
            return context.close(promise: nil)
        }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(body)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        closeOutput(context)
        arm(context)
    }

    private func note(_ context: ChannelHandlerContext) {
        if isAdmitted { table.note(state.standing, of: context.channel) }
        arm(context)
    }

    /// Looks again when the present step may take no longer.
    private func arm(_ context: ChannelHandlerContext) {
        guard isAdmitted, let time = state.deadline?.time else { return }
        // A timer that is due earlier looks how late it may be by then.
        if let timer, timer.time <= time { return }
        timer?.task.cancel()
        let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: time) {
            self.timer = nil
            self.look(context)
        }
        timer = (task, time)
    }

    private func look(_ context: ChannelHandlerContext) {
        guard let deadline = state.deadline else { return }
        guard deadline.time <= .now() else { return arm(context) }
        guard let fault = deadline.fault else { return context.close(promise: nil) }
        end(for: fault, context)
    }
}
