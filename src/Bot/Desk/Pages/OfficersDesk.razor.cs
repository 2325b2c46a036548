using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using VinhPhong.Bot.Accounts;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Language;
using VinhPhong.Knowledge.Safety;

namespace VinhPhong.Bot.Desk.Pages;

/// <summary>Which of the open hand-offs an officer looks at.</summary>
internal enum DeskView
{
    Mine,
    Queue,
    All,
    CallBacks,
}

/// <summary>The officers' desk: the lists, one conversation, and what is known of it.</summary>
public sealed partial class OfficersDesk : ComponentBase, IAsyncDisposable
{
    private ChatPane? chat;
    private OfficerAtDesk me = new("", "");
    private IReadOnlyList<string> offices = [];
    private PresenceState presence;
    private DeskView shown = DeskView.Mine;
    private DeskFilter filter = DeskFilter.None;
    private bool alerts;
    private bool helping;
    private bool shortcuts = true;
    private bool listens;
    private IReadOnlyList<HandOffRow> callBacks = [];
    private HashSet<string> known = [];
    private HashSet<string> mine = [];
    private IDisposable? watching;
    private IJSObjectReference? script;
    private DotNetObjectReference<OfficersDesk>? self;

    /// <summary>The conversation that is open.</summary>
    [Parameter]
    public string? ConversationId { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!; // given by the framework

    [Inject] private DeskFeed Feed { get; set; } = null!;

    [Inject] private DeskReader Reader { get; set; } = null!;

    [Inject] private Presences Presences { get; set; } = null!;

    [Inject] private AtDeskNow Now { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [Inject] private IJSRuntime Js { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private IEnumerable<(DeskView View, string Name, int Count)> Views =>
    [
        (DeskView.Mine, AtDesk.Mine, Feed.Current.Open.Count(IsMine)),
        (DeskView.Queue, AtDesk.Queue, Feed.Current.Open.Count(IsWaitingForMe)),
        (DeskView.All, AtDesk.AllOpen, Feed.Current.Open.Count),
        (DeskView.CallBacks, AtDesk.CallBacks, callBacks.Count),
    ];

    private List<HandOffRow> Rows => [.. (shown switch
    {
        DeskView.Mine => Feed.Current.Open.Where(IsMine),
        DeskView.Queue => Feed.Current.Open.Where(IsWaitingForMe),
        DeskView.All => Feed.Current.Open,
        _ => callBacks,
    }).Where(row => filter.Shows(row, Time.GetUtcNow()))];

    private string Words { get => filter.Words; set => filter = filter with { Words = value.Trim() }; }

    private string? Office { get => filter.Office; set => filter = filter with { Office = Chosen(value) }; }

    private string? Channel { get => filter.Channel; set => filter = filter with { Channel = Chosen(value) }; }

    private string? State { get => filter.State?.ToString(); set => filter = filter with { State = Enum.TryParse<HandOffState>(value, out var state) ? state : null }; }

    private string? Age
    {
        get => filter.WaitingAtLeast?.ToString("c", CultureInfo.InvariantCulture);
        set => filter = filter with { WaitingAtLeast = TimeSpan.TryParseExact(value, "c", CultureInfo.InvariantCulture, out var age) ? age : null };
    }

    /// <summary>A shortcut was pressed.</summary>
    [JSInvokable]
    public async Task Pressed(string key)
    {
        var rows = Rows;
        var at = rows.FindIndex(row => row.ConversationId == ConversationId);
        if (key is "j" or "k" && rows.Count > 0) Navigation.NavigateTo($"/desk/c/{rows[Math.Clamp(at + (key == "j" ? 1 : -1), 0, rows.Count - 1)].ConversationId}");
        if (key is "?" || (key is "escape" && helping)) ToggleHelp();
        if (chat is not null) await chat.PressedAsync(key);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        watching?.Dispose();
        if (script is not null)
        {
            try
            {
                await script.InvokeVoidAsync("stop");
                await script.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // the page is gone, and its script with it
            }
        }
        self?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication).User;
        me = await Now.OfAsync(user, CancellationToken.None);
        offices = user.Offices();
        await Presences.SeenAsync(me, offices, CancellationToken.None);
        presence = (await Presences.HereAsync(CancellationToken.None)).FirstOrDefault(one => one.OfficerId == me.Id)?.State ?? PresenceState.Present;
        callBacks = await Reader.CallBacksAsync(CancellationToken.None);
        known = [.. Feed.Current.Open.Select(row => row.Reference)];
        mine = [.. Feed.Current.Open.Where(IsMine).Select(row => row.Reference)];
        if (!Feed.Current.Open.Any(IsMine)) shown = DeskView.Queue;
        watching = Feed.Watch(() => _ = InvokeAsync(RefreshAsync));
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        script = await Js.InvokeAsync<IJSObjectReference>("import", "/desk.js");
        self = DotNetObjectReference.Create(this);
        shortcuts = await script.InvokeAsync<bool>("start", self);
        listens = true;
        StateHasChanged();
    }

    private bool IsMine(HandOffRow row) => row.OfficerId == me.Id;

    private bool IsWaitingForMe(HandOffRow row) => row is { State: HandOffState.Waiting, AtHub: false } && (offices.Count == 0 || offices.Contains(row.Office));

    private async Task RefreshAsync()
    {
        callBacks = await Reader.CallBacksAsync(CancellationToken.None);
        var fresh = Feed.Current.Open.Where(row => (IsMine(row) || IsWaitingForMe(row)) && known.Add(row.Reference)).ToArray();
        HashSet<string> held = [.. Feed.Current.Open.Where(IsMine).Select(row => row.Reference)];
        if (!held.IsSubsetOf(mine) && (ConversationId is null || Rows.Count == 0)) shown = DeskView.Mine; // also what stood in the queue a moment ago
        mine = held;
        if (fresh.Length > 0 && script is not null) await script.InvokeVoidAsync("alert", AtDesk.NewWaiting, fresh[0].Reference);
        StateHasChanged();
    }

    private Task SayPresenceAsync() => Presences.SetAsync(me, offices, presence, null, CancellationToken.None);

    private async Task AlertAsync()
    {
        if (script is not null) alerts = await script.InvokeAsync<bool>("allowAlerts");
    }

    private void ToggleHelp()
    {
        helping = !helping;
        StateHasChanged();
    }

    /// <summary>Letters as shortcuts hinder who speaks to the machine or whose fingers slip: WCAG 2.1.4 asks for a way to turn them off.</summary>
    private async Task TurnShortcutsAsync(ChangeEventArgs chosen)
    {
        shortcuts = chosen.Value is true;
        if (script is not null) await script.InvokeVoidAsync("useShortcuts", shortcuts);
    }

    private async Task UseAsync(string text)
    {
        if (chat is not null) await chat.UseAsync(text);
    }

    private static string? Chosen(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static string Masked(string text) => PersonalData.Mask(text);
}
