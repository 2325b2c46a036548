using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using VinhPhong.Bot.Accounts;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Desk.Opening;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Desk.Pages;

/// <summary>What officers keep for all: ready answers; and what supervisors decide: the switch, notices above every chat.</summary>
public sealed partial class SettingsPage : ComponentBase
{
    private const int LongestNotice = 300;

    private OfficerAtDesk me = new("", "");
    private bool mayDecide;
    private string reason = "";
    private string notice = "";
    private DateTime until;
    private string title = "";
    private string text = "";
    private string nod = "";
    private IReadOnlyList<NodEntry> nods = [];
    private string? said;
    private IReadOnlyList<ChatNotice> notices = [];
    private IReadOnlyList<CannedAnswer> canned = [];

    [CascadingParameter]
    private Task<AuthenticationState> State { get; set; } = null!; // all given by the framework

    [Inject] private AssistantSwitch Assistant { get; set; } = null!;

    [Inject] private ChatNotices Notices { get; set; } = null!;

    [Inject] private AwaitsNod AwaitsNod { get; set; } = null!;

    [Inject] private VinhPhong.Knowledge.Library Library { get; set; } = null!;

    [Inject] private DeskTexts Texts { get; set; } = null!;

    [Inject] private AtDeskNow Now { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    private DateTime Today => Time.GetUtcNow().ToOffset(OpeningHours.Offset).Date;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var user = (await State).User;
        me = await Now.OfAsync(user, CancellationToken.None);
        mayDecide = Doors.MayPass(user, Doors.Board);
        until = Today;
        await Assistant.ReadAsync(CancellationToken.None);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        notices = await Notices.ReadAsync(CancellationToken.None);
        nods = await AwaitsNod.ReadAsync(CancellationToken.None);
        canned = await Texts.CannedAsync(null, CancellationToken.None);
    }

    private async Task TurnAsync()
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            said = AtDesk.ReasonNeeded;
            return;
        }
        await Assistant.TurnAsync(Assistant.IsOff, reason.Trim(), me, CancellationToken.None);
        (reason, said) = ("", Assistant.IsOff ? AtDesk.SwitchOff : AtDesk.SwitchOn);
    }

    private async Task SetNodAsync(string entryId, bool asks)
    {
        if (entryId.Length == 0) return;
        await AwaitsNod.SetAsync(entryId, asks, me, CancellationToken.None);
        nod = "";
        await ReadAsync();
    }

    private async Task AddNoticeAsync()
    {
        said = notice.Trim().Length is 0 or > LongestNotice ? AtDesk.NoticeShort : until < Today ? AtDesk.NoticeUntilPast : null;
        if (said is not null) return;
        await Texts.AddNoticeAsync(me, notice.Trim(), new DateTimeOffset(until.AddDays(1), OpeningHours.Offset), CancellationToken.None);
        notice = "";
        await ReadAsync();
    }

    private async Task EndNoticeAsync(ChatNotice one)
    {
        await Texts.EndNoticeAsync(me, one.Id, CancellationToken.None);
        await ReadAsync();
    }

    private async Task AddAsync()
    {
        if (string.IsNullOrWhiteSpace(title) || string.IsNullOrWhiteSpace(text)) return;
        await Texts.AddCannedAsync(me, new CannedAnswer { Title = title.Trim(), Text = text.Trim() }, CancellationToken.None);
        (title, text) = ("", "");
        await ReadAsync();
    }

    private async Task DeleteAsync(CannedAnswer one)
    {
        await Texts.DeleteCannedAsync(me, one.Id, CancellationToken.None);
        await ReadAsync();
    }
}
