package io.rostrum.bidding.state;

import io.rostrum.auction.state.AuctioneersState;
import io.rostrum.auction.state.BidEntry;
import io.rostrum.auction.state.DueEntry;
import io.rostrum.auction.state.GroupState;
import io.rostrum.auction.state.GuestState;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.LotText;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.PaddleStanding;
import io.rostrum.auction.state.PaddleState;
import io.rostrum.auction.state.Remembered;
import io.rostrum.auction.state.RememberedId;
import io.rostrum.auction.state.ShowState;
import io.rostrum.bidding.job.LoggedEvent;
import io.rostrum.contracts.log.DeadLetter;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Everything in state is a flat record that Flink knows field by field, so that it may gain fields later. */
class StateTypesTest {

    static Stream<Class<?>> stateRecords() {
        return Stream.of(
                ShowState.class, AuctioneersState.class, PackState.class, LotState.class, LotText.class,
                BidEntry.class, PaddleState.class, GuestState.class, PaddleStanding.class, GroupState.class, DueEntry.class,
                Remembered.class, RememberedId.class, EntryKeys.LotLine.class, EntryKeys.LotPaddle.class,
                EntryKeys.PaddleLine.class, EntryKeys.IdHalves.class);
    }

    static Stream<Class<?>> records() {
        return Stream.concat(stateRecords(), Stream.of(LoggedEvent.class, DeadLetter.class));
    }

    @ParameterizedTest
    @MethodSource("records")
    void flinkSerialisesItFieldByField(Class<?> type) {
        TypeSerializer<?> serializer = serializer(type);
        assertInstanceOf(PojoSerializer.class, assertInstanceOf(RecordSerializer.class, serializer).pojo());
        assertTrue(serializer.isImmutableType());
    }

    @Test
    void whatFlinkWouldGiveToKryoIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> serializer(Object.class));
        assertFalse(TypeInformation.of(Object.class) instanceof PojoTypeInfo);
    }

    private static <T> TypeSerializer<T> serializer(Class<T> type) {
        SerializerConfigImpl noKryo = new SerializerConfigImpl();
        noKryo.setGenericTypes(false);
        return StateTypes.serializer(type, information -> information.createSerializer(noKryo));
    }
}
