using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using VinhPhong.Bot.Accounts;
using VinhPhong.Bot.Conversations.HandOffs;

namespace VinhPhong.Bot.Desk.Pages;

/// <summary>
/// The sign of life of an open page of the desk: the service asks, the browser answers. A closed laptop does not answer; a tab in the background
/// does, though browsers let its own timers run once a minute only.
/// </summary>
public sealed class StillHere : ComponentBase, IAsyncDisposable
{
    /// <summary>Signs within the time after which an officer is gone: some may be lost on a bad line.</summary>
    private const int SignsInTime = 6;

    private readonly CancellationTokenSource gone = new();
    private OfficerAtDesk me = new("", "");
    private IReadOnlyList<string> offices = [];
    private IJSObjectReference? script;

    /// <summary>Opening this page is coming to work; another one only keeps at the desk who is there.</summary>
    [Parameter]
    public bool ComesToWork { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> State { get; set; } = null!; // all given by the framework

    [Inject] private AtDeskNow Now { get; set; } = null!;

    [Inject] private Presences Presences { get; set; } = null!;

    [Inject] private IOptions<DeskOptions> Options { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [Inject] private IJSRuntime Js { get; set; } = null!;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        gone.Dispose();
        if (script is null) return;
        try
        {
            await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // the page is gone, and its script with it
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        var user = (await State).User;
        (me, offices) = (await Now.OfAsync(user, gone.Token), user.Offices());
        script = await Js.InvokeAsync<IJSObjectReference>("import", gone.Token, "/desk.js");
        _ = BeatAsync(Options.Value.GoneAfter / SignsInTime, gone.Token);
    }

    private async Task BeatAsync(TimeSpan every, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(every, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (await AnswersAsync(every) && (ComesToWork || (await Presences.HereAsync(cancellationToken)).Any(one => one.OfficerId == me.Id)))
                    await Presences.SeenAsync(me, offices, cancellationToken);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or JSDisconnectedException)
        {
            // the page is closed
        }
    }

    private async Task<bool> AnswersAsync(TimeSpan within)
    {
        try
        {
            return await script!.InvokeAsync<bool>("isThere", within); // imported before the first beat
        }
        catch (Exception silence) when (silence is OperationCanceledException or InvalidOperationException)
        {
            return false; // the line is down at this moment
        }
    }
}
