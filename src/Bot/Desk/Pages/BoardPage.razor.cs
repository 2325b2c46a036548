using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Conversations.Outbox;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Desk.Pages;

/// <summary>The supervisors' live board: who waits, who is there, who gets what, and what could not be delivered.</summary>
public sealed partial class BoardPage : ComponentBase, IDisposable
{
    private const int MostUndelivered = 20;

    private readonly Dictionary<string, string?> chosen = [];
    private IReadOnlyList<Outgoing> undelivered = [];
    private OfficerAtDesk me = new("", "");
    private DayFigures? today;
    private string? said;
    private IDisposable? watching;

    [CascadingParameter]
    private Task<AuthenticationState> State { get; set; } = null!; // all given by the framework

    [Inject] private DeskFeed Feed { get; set; } = null!;

    [Inject] private DeskQueue Queue { get; set; } = null!;

    [Inject] private BoardFigures Figures { get; set; } = null!;

    [Inject] private OutboxStore Outbox { get; set; } = null!;

    [Inject] private AtDeskNow Now { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    private IReadOnlyList<HandOffRow> Open => Feed.Current.Open;

    private List<HandOffRow> Waiting => [.. Open.Where(row => row.State == HandOffState.Waiting)];

    private string Longest => Waiting is { Count: > 0 } waiting ? Ago.Of(Time.GetUtcNow() - waiting.Min(row => row.WaitingSince)) : AtDesk.NoneWaiting;

    /// <inheritdoc/>
    public void Dispose() => watching?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var user = (await State).User;
        me = await Now.OfAsync(user, CancellationToken.None);
        await ReadAsync();
        watching = Feed.Watch(() => _ = InvokeAsync(RefreshAsync));
    }

    private async Task RefreshAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        today = await Figures.TodayAsync(CancellationToken.None);
        undelivered = await Outbox.GivenUpAsync(MostUndelivered, CancellationToken.None);
    }

    private async Task AssignAsync(HandOffRow row, string? officerId)
    {
        chosen.Remove(row.Reference);
        if (Feed.Current.Here.FirstOrDefault(one => one.OfficerId == officerId) is not { } officer) return;
        said = await Queue.AssignAsync(me, row.ConversationId, new OfficerAtDesk(officer.OfficerId, officer.Name), CancellationToken.None) is ClaimResult.Claimed
            ? $"{row.Reference} → {officer.Name}" : AtDesk.GoneAlready;
    }
}
