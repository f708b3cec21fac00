package io.rostrum.desks.user;

import io.rostrum.contracts.commerce.WalletPart;

import java.util.List;

/** Money of the wallet that an invoice being paid has set aside; it is neither spent nor free. */
public record SetAside(String currency, List<WalletPart> parts) {

    public SetAside {
        parts = List.copyOf(parts);
    }

    long minor() {
        return parts.stream().mapToLong(WalletPart::minor).sum();
    }
}
