using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Desk.Pages;

/// <summary>The supervisors' live board: who waits, who is there, who gets what.</summary>
public sealed partial class BoardPage : ComponentBase, IDisposable
{
    private readonly Dictionary<string, string?> chosen = [];
    private OfficerAtDesk me = new("", "");
    private DayFigures? today;
    private string? said;
    private IDisposable? watching;

    [CascadingParameter]
    private Task<AuthenticationState> State { get; set; } = null!; // all given by the framework

    [Inject] private DeskFeed Feed { get; set; } = null!;

    [Inject] private DeskQueue Queue { get; set; } = null!;

    [Inject] private BoardFigures Figures { get; set; } = null!;

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
        today = await Figures.TodayAsync(CancellationToken.None);
        watching = Feed.Watch(() => _ = InvokeAsync(RefreshAsync));
    }

    private async Task RefreshAsync()
    {
        today = await Figures.TodayAsync(CancellationToken.None);
        StateHasChanged();
    }

    private async Task AssignAsync(HandOffRow row, string? officerId)
    {
        chosen.Remove(row.Reference);
        if (Feed.Current.Here.FirstOrDefault(one => one.OfficerId == officerId) is not { } officer) return;
        said = await Queue.AssignAsync(me, row.ConversationId, new OfficerAtDesk(officer.OfficerId, officer.Name), CancellationToken.None) is ClaimResult.Claimed
            ? $"{row.Reference} → {officer.Name}" : AtDesk.GoneAlready;
    }
}
