package io.rostrum.contracts.auction;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.util.List;
import java.util.Objects;

/**
 * What one platform, show or lot may want otherwise than another: data, versioned, frozen when the show goes
 * live.
 *
 * <p>A pack may contradict itself on the wire; the bid processor refuses such a pack with each reason.
 *
 * @param name what people call it: {@code ebay}, {@code live}, {@code fixed:100}
 * @param version grows with each change of the pack of that name
 * @param increments the increment table: starts at 0, ascending, each step above zero
 * @param closing by deadline or by hammer
 * @param durationMillis how long a TIMED lot is open; 0 for AUCTIONEER
 * @param softClose absent is sudden death
 * @param group lots that name the same group share soft close extensions; absent is none
 * @param ownRaiseLifts whether a leader's own raise lifts a price that was capped at their old limit
 * @param undoWindowMillis how long after the hammer it can be undone; the sale is confirmed after it
 * @param outageMillis a longer silence of the heartbeat moves deadlines by the silence
 * @param confirmFactor a limit above this many times the asking bid wants a second confirmation
 * @param maximumMinor no limit may be higher
 * @param premiumBasisPoints buyer's premium, counted into exposure and the all-in price
 * @param taxBasisPoints estimate of tax on hammer and premium, likewise
 * @param paddles who approves a paddle
 * @param auctioneerMay what the auctioneer may change while a lot is open
 * @param bidderMayRetract whether bidders may take back their own bids; who runs the show always may. A bid
 *     that is taken back leaves a trace of how high somebody else's limit is, so the packs that ship say no
 * @param admission what entry and a paddle cost; absent is nothing
 */
public record RulePack(
        String name,
        int version,
        List<Band> increments,
        Closing closing,
        long durationMillis,
        SoftClose softClose,
        String group,
        boolean ownRaiseLifts,
        long undoWindowMillis,
        long outageMillis,
        int confirmFactor,
        long maximumMinor,
        int premiumBasisPoints,
        int taxBasisPoints,
        PaddleApproval paddles,
        AuctioneerMay auctioneerMay,
        boolean bidderMayRetract,
        Admission admission) {

    public static final int MAX_NAME = 40;
    public static final int MAX_BANDS = 64;

    /** Who approves a paddle. */
    public enum PaddleApproval {
        /** At once, without a spending limit. */
        OPEN,
        /** Only an {@code ApprovePaddle} command, from the seller, an operator or the ledger. */
        ON_APPROVAL
    }

    /** What the auctioneer may change while a lot is open. */
    public record AuctioneerMay(boolean setIncrement, boolean lowerOpening, boolean waiveReserve) {}

    /**
     * What a show asks of people before they may watch or bid.
     *
     * @param ticketCredits what entry costs in whole credits; 0 is free
     * @param depositMinor what is set apart on a bidder's card before their paddle is approved, in minor
     *     units of the show's currency; 0 is nothing. Paddles then wait for approval, which the ledger gives
     */
    public record Admission(int ticketCredits, long depositMinor) {

        public static final int TICKET_MAX = 100_000;
    }

    public RulePack {
        Objects.requireNonNull(name, "name");
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("a rule pack's name has 1 to " + MAX_NAME + " characters");
        }
        Objects.requireNonNull(closing, "closing");
        Objects.requireNonNull(paddles, "paddles");
        Objects.requireNonNull(auctioneerMay, "auctioneerMay");
        increments = List.copyOf(increments);
        if (increments.size() > MAX_BANDS) {
            throw new IllegalArgumentException("an increment table has at most " + MAX_BANDS + " bands");
        }
    }

    /** What entry costs in whole credits; 0 is free. */
    @JsonIgnore
    public int ticketCredits() {
        return admission == null ? 0 : admission.ticketCredits();
    }

    /** What a paddle wants as a deposit; 0 is nothing. */
    @JsonIgnore
    public long depositMinor() {
        return admission == null ? 0 : admission.depositMinor();
    }

    public RulePack withAdmission(Admission newAdmission) {
        return new RulePack(
                name, version, increments, closing, durationMillis, softClose, group, ownRaiseLifts,
                undoWindowMillis, outageMillis, confirmFactor, maximumMinor, premiumBasisPoints,
                taxBasisPoints, paddles, auctioneerMay, bidderMayRetract, newAdmission);
    }

    public RulePack withClosing(Closing newClosing, long newDurationMillis, SoftClose newSoftClose) {
        return new RulePack(
                name, version, increments, newClosing, newDurationMillis, newSoftClose, group, ownRaiseLifts,
                undoWindowMillis, outageMillis, confirmFactor, maximumMinor, premiumBasisPoints,
                taxBasisPoints, paddles, auctioneerMay, bidderMayRetract, admission);
    }

    public RulePack withGroup(String newGroup) {
        return new RulePack(
                name, version, increments, closing, durationMillis, softClose, newGroup, ownRaiseLifts,
                undoWindowMillis, outageMillis, confirmFactor, maximumMinor, premiumBasisPoints,
                taxBasisPoints, paddles, auctioneerMay, bidderMayRetract, admission);
    }

    public RulePack withUndoWindow(long newUndoWindowMillis) {
        return new RulePack(
                name, version, increments, closing, durationMillis, softClose, group, ownRaiseLifts,
                newUndoWindowMillis, outageMillis, confirmFactor, maximumMinor, premiumBasisPoints,
                taxBasisPoints, paddles, auctioneerMay, bidderMayRetract, admission);
    }

    public RulePack withCharges(int newPremiumBasisPoints, int newTaxBasisPoints) {
        return new RulePack(
                name, version, increments, closing, durationMillis, softClose, group, ownRaiseLifts,
                undoWindowMillis, outageMillis, confirmFactor, maximumMinor, newPremiumBasisPoints,
                newTaxBasisPoints, paddles, auctioneerMay, bidderMayRetract, admission);
    }

    public RulePack withPaddles(PaddleApproval approval) {
        return new RulePack(
                name, version, increments, closing, durationMillis, softClose, group, ownRaiseLifts,
                undoWindowMillis, outageMillis, confirmFactor, maximumMinor, premiumBasisPoints,
                taxBasisPoints, approval, auctioneerMay, bidderMayRetract, admission);
    }

    public RulePack withBidderMayRetract(boolean may) {
        return new RulePack(
                name, version, increments, closing, durationMillis, softClose, group, ownRaiseLifts,
                undoWindowMillis, outageMillis, confirmFactor, maximumMinor, premiumBasisPoints,
                taxBasisPoints, paddles, auctioneerMay, may, admission);
    }
}
