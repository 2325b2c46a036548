using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Desk;

namespace VinhPhong.Bot.Tests.Desk;

/// <summary>What an officer narrows the list to.</summary>
public sealed class DeskFilterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(7));
    private static readonly HandOffRow Row = new(
        "VP-ABC234", "c1", "directline", HandOffState.Waiting, "cong-an", "own-case", Urgent: false, "Mất căn cước", Now.AddMinutes(-31), Now.AddMinutes(-31),
        null, null, null, 0, null, CallBack.None, null, "gấp", null, null, null, null, null, null, AtHub: false, ElsewhereUntil: null);

    public static TheoryData<object, bool> Filters => new()
    {
        { DeskFilter.None, true },
        { DeskFilter.None with { Office = "cong-an" }, true },
        { DeskFilter.None with { Office = "tthcc" }, false },
        { DeskFilter.None with { Channel = "directline" }, true },
        { DeskFilter.None with { Channel = "zalo" }, false },
        { DeskFilter.None with { State = HandOffState.Waiting }, true },
        { DeskFilter.None with { State = HandOffState.Held }, false },
        { DeskFilter.None with { WaitingAtLeast = TimeSpan.FromMinutes(30) }, true },
        { DeskFilter.None with { WaitingAtLeast = TimeSpan.FromHours(2) }, false },
        { DeskFilter.None with { Words = "căn cước" }, true },
        { DeskFilter.None with { Words = "vp-abc" }, true },
        { DeskFilter.None with { Words = "GẤP" }, true },
        { DeskFilter.None with { Words = "khai sinh" }, false },
        { DeskFilter.None with { Words = "căn cước", Office = "tthcc" }, false },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_row_is_shown_if_all_that_was_chosen_fits(object filter, bool shown) => Assert.Equal(shown, ((DeskFilter)filter).Shows(Row, Now));
}
