//! A port at which no server answers.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use socket2::{Domain, Socket, Type};

/// A port at which connections are refused. It is held, so that no server that is started meanwhile gets it.
#[derive(Debug)]
pub struct ReservedPort {
    socket: Socket,
    address: SocketAddr,
}

impl ReservedPort {
    /// Takes a port, and does not listen.
    ///
    /// # Errors
    ///
    /// When no port of the loopback interface can be had.
    pub fn new() -> io::Result<Self> {
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
        socket.bind(&SocketAddr::from((Ipv4Addr::LOCALHOST, 0)).into())?;
        let address = socket
            .local_addr()?
            .as_socket()
            .ok_or(io::ErrorKind::AddrNotAvailable)?;
        Ok(Self { socket, address })
    }

    /// Lets connections wait that nobody accepts: as many as the system allows at least, and no more.
    ///
    /// # Errors
    ///
    /// When the system does not let it listen.
    pub fn listen(&self) -> io::Result<()> {
        self.socket.listen(0)
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The URL of a server that is not there, without a slash at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}
