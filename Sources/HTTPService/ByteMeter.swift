internal import NIOCore

/// Tells of bytes as they come from a client, before anything is made of them.
final class ByteMeter: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let onBytes: (Int) -> Void

    init(onBytes: @escaping (Int) -> Void) {
        self.onBytes = onBytes
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        onBytes(unwrapInboundIn(data).readableBytes)
        context.fireChannelRead(data)
    }
}
