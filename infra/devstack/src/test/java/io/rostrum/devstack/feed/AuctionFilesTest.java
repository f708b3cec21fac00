package io.rostrum.devstack.feed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AuctionFilesTest {

    private static final String LOTS = "lot,opening_minor,reserve_minor,currency,rules\n";
    private static final String BIDS = "lot,seq,offset_ms,bidder,limit_minor\n";

    @TempDir
    private Path folder;

    private AuctionPlan read(String lots, String bids) throws IOException {
        return AuctionFiles.read(file("lots.csv", lots), file("bids.csv", bids));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> faults(String lots, String bids) {
        return assertThrows(MalformedFiles.class, () -> read(lots, bids)).faults().stream()
                .map(Fault::toString)
                .toList();
    }

    @Test
    void lotsStandInTheOrderOfTheFileAndBidsInTheOrderOfTheirSeq() throws IOException {
        AuctionPlan plan = read(
                LOTS + "b,100,,USD,ebay\na,200,300,EUR,fixed:50\n",
                BIDS + "a,9,0,Zoe,500\nb,2,0,Yan,150\na,3,0,Yan,400\n");

        assertEquals(List.of("b", "a"), plan.lots().stream().map(AuctionPlan.Lot::name).toList());
        assertEquals(List.of(3L, 9L), plan.lots().get(1).bids().stream().map(AuctionPlan.Bid::seq).toList());
        assertEquals(List.of("Zoe", "Yan"), plan.bidders());
        assertEquals(List.of("USD", "EUR"), plan.currencies());
        assertNull(plan.lots().get(0).spec().reserve());
        assertEquals(300, plan.lots().get(1).spec().reserve().minor());
    }

    @Test
    void byteOrderMarkCarriageReturnsAndQuotesAreRead() throws IOException {
        AuctionPlan plan = read(
                "\uFEFF" + LOTS.replace("\n", "\r\n") + "\"lot \"\"1\"\", large\",100,,USD,live\r\n",
                "\uFEFF\"lot\",\"seq\",\"offset_ms\",\"bidder\",\"limit_minor\"\r\n"
                        + "\"lot \"\"1\"\", large\",1,0,\"two\r\nlines\",150\r\n");

        assertEquals("lot \"1\", large", plan.lots().getFirst().name());
        assertEquals(List.of("two\r\nlines"), plan.bidders());
    }

    @Test
    void columnsMayStandInAnyOrderWithTitleAndCategory() throws IOException {
        AuctionPlan plan = read(
                "rules,title,currency,category,lot,reserve_minor,opening_minor\nebay,A clock,USD,Clocks,a,,100\n", BIDS);

        assertEquals("A clock", plan.lots().getFirst().spec().title());
        assertEquals("Clocks", plan.lots().getFirst().spec().category());
        assertEquals(0, plan.bidCount());
    }

    @Test
    void aNameThatCanBeNoTitleIsReplacedInTheRoomOnly() throws IOException {
        AuctionPlan plan = read(LOTS + "a\u202Eb,100,,USD,ebay\n", BIDS + "a\u202Eb,1,0,\u200B.\u200B,150\n");

        assertEquals("a\u202Eb", plan.lots().getFirst().name());
        assertEquals("Lot 1", plan.lots().getFirst().spec().title());
        assertEquals(List.of("\u200B.\u200B"), plan.bidders());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a,-1,,USD,ebay                    | lots.csv:2: opening_minor is negative: -1
            a,,,USD,ebay                      | lots.csv:2: opening_minor is empty
            a,1.0,,USD,ebay                   | lots.csv:2: opening_minor is no whole number: '1.0'
            a,1e3,,USD,ebay                   | lots.csv:2: opening_minor is no whole number: '1e3'
            a,+1,,USD,ebay                    | lots.csv:2: opening_minor is no whole number: '+1'
            a,١,,USD,ebay                     | lots.csv:2: opening_minor is no whole number: '١'
            a,9223372036854775808,,USD,ebay   | lots.csv:2: opening_minor is over 9223372036854775807: 9223372036854775808
            a,100,99,USD,ebay                 | lots.csv:2: the reserve 99 is under the opening 100
            a,100,x,USD,ebay                  | lots.csv:2: reserve_minor is no whole number: 'x'
            a,100,,usd,ebay                   | lots.csv:2: currency is no ISO 4217 code: 'usd'
            a,100,,,ebay                      | lots.csv:2: currency is no ISO 4217 code: ''
            a,100,,USD,fixed:0                | lots.csv:2: rules: fixed:N wants N from 1 to 99999999999999 minor units
            a,100,,USD,fixed:-5               | lots.csv:2: rules: fixed:N wants N from 1 to 99999999999999 minor units
            a,100,,USD,sothebys               | lots.csv:2: rules: no rule pack is called sothebys; there are ebay, live and fixed:N
            ,100,,USD,ebay                    | lots.csv:2: lot is empty
            a,100,,USD                        | lots.csv:2: has 4 fields; the header names 5
            a,100,,USD,ebay,more              | lots.csv:2: has 6 fields; the header names 5
            """)
    void aMalformedLotIsRefusedWithLineAndReason(String row, String fault) {
        assertEquals(List.of(fault), faults(LOTS + row + "\n", BIDS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            b,1,0,Zoe,150        | bids.csv:2: there is no lot 'b' in lots.csv
            a,x,0,Zoe,150        | bids.csv:2: seq is no whole number: 'x'
            a,1,-7,Zoe,150       | bids.csv:2: offset_ms is negative: -7
            a,1,0,,150           | bids.csv:2: bidder is empty
            a,1,0,Zoe,           | bids.csv:2: limit_minor is empty
            a,1,0,Zoe,0          | bids.csv:2: limit_minor must be at least 1
            a,1,0,Zoe,-150       | bids.csv:2: limit_minor is negative: -150
            a,1,0,Zoe,99999999999999999999 | bids.csv:2: limit_minor is over 9223372036854775807: 99999999999999999999
            a,1,0,Zoe            | bids.csv:2: has 4 fields; the header names 5
            """)
    void aMalformedBidIsRefusedWithLineAndReason(String row, String fault) {
        assertEquals(List.of(fault), faults(LOTS + "a,100,,USD,ebay\n", BIDS + row + "\n"));
    }

    @Test
    void aLotOrSeqThatStandsTwiceIsRefusedAndTheFirstIsNamed() {
        assertEquals(
                List.of("lots.csv:3: the lot 'a' stands in line 2 already",
                        "bids.csv:4: seq 1 of the lot 'a' stands in line 2 already"),
                faults(LOTS + "a,100,,USD,ebay\na,200,,USD,ebay\n", BIDS + "a,1,0,Zoe,150\na,2,0,Zoe,160\na,1,0,Yan,170\n"));
    }

    @Test
    void emptyFilesMissingFilesAndMissingHeadersAreRefused() throws IOException {
        assertEquals(List.of("lots.csv: is empty", "bids.csv: is empty"), faults("", "\n \n"));
        assertEquals(List.of("lots.csv: names no lot"), faults(LOTS, BIDS));
        assertEquals(
                List.of("lots.csv:1: the header lacks the column 'rules'"),
                faults("lot,opening_minor,reserve_minor,currency\na,1,,USD\n", BIDS));
        assertTrue(faults("a,100,,USD,ebay\n", BIDS).getFirst().startsWith("lots.csv:1: the header names a column 'a'"));
        Path absent = folder.resolve("absent.csv");
        MalformedFiles refusal =
                assertThrows(MalformedFiles.class, () -> AuctionFiles.read(absent, file("bids.csv", BIDS)));
        assertEquals("absent.csv: there is no such file", refusal.faults().getFirst().toString());
    }

    @Test
    void aFileThatIsNotUtf8OrWhoseQuoteNeverEndsIsRefusedAtItsLine() throws IOException {
        Path lots = folder.resolve("lots.csv");
        Files.write(lots, (LOTS + "caf\u00e9,100,,USD,ebay\n").getBytes(StandardCharsets.ISO_8859_1));
        MalformedFiles refusal = assertThrows(MalformedFiles.class, () -> AuctionFiles.read(lots, file("bids.csv", BIDS)));
        assertEquals("lots.csv:2: is not UTF-8", refusal.faults().getFirst().toString());

        assertTrue(faults(LOTS + "a,1,,USD,ebay\n\"b,1,,USD,ebay\n", BIDS).getFirst().startsWith("lots.csv:2"));
    }

    @Test
    void everyFaultIsToldAtOnce() {
        List<String> faults = faults(LOTS + "a,x,,USD,ebay\nb,100,1,USD,ebay\n", BIDS + "a,1,0,,150\n");
        assertEquals(3, faults.size());
    }
}
