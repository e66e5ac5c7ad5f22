internal import NIOCore

/// Stands before the decoder, and asks of all bytes that come from a client whether anything is
/// to be made of them, and whether to read more at all.
final class ByteMeter: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let takes: (Int) -> Bool
    private let mayRead: () -> Bool

    /// A meter that passes bytes on where `takes` says so of their number, and reads while
    /// `mayRead` does.
    init(takes: @escaping (Int) -> Bool, mayRead: @escaping () -> Bool) {
        self.takes = takes
        self.mayRead = mayRead
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard takes(unwrapInboundIn(data).readableBytes) else { return }
        context.fireChannelRead(data)
    }

    func read(context: ChannelHandlerContext) {
        if mayRead() { context.read() }
    }
}
