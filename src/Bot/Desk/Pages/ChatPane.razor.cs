using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Desk.Pages;

/// <summary>One conversation at the desk: what was said, live, and what the officer does with it.</summary>
public sealed partial class ChatPane : ComponentBase, IAsyncDisposable
{
    private const int MostShown = 300;
    private static readonly TimeSpan TypingShown = TimeSpan.FromSeconds(5);
    private static readonly HandOffEnding[] Endings = [HandOffEnding.Solved, HandOffEnding.BackToAssistant, HandOffEnding.ResidentGone, HandOffEnding.CalledBack, HandOffEnding.NotForUs];

    private readonly CancellationTokenSource gone = new();
    private readonly HashSet<string> uncovered = [];
    private readonly List<Line> lines = [];
    private ElementReference log;
    private Conversation? conversation;
    private HandOffRow? row;
    private long newest;
    private WritePane? write;
    private string note = "";
    private string passNote = "";
    private string? asked;
    private string? problem;
    private bool isTyping;
    private bool scroll;
    private Listener? listener;
    private IDisposable? watching;
    private IDisposable? noting;
    private ITimer? typingEnds;
    private IJSObjectReference? script;

    /// <summary>The conversation that is open.</summary>
    [Parameter, EditorRequired]
    public required string ConversationId { get; set; }

    /// <summary>The officer's id.</summary>
    [Parameter, EditorRequired]
    public required string MeId { get; set; }

    /// <summary>From where the officer signed in.</summary>
    [Parameter]
    public string? MeAddress { get; set; }

    /// <summary>The officer's name.</summary>
    [Parameter, EditorRequired]
    public required string MeName { get; set; }

    /// <summary>The officer's offices.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> MyOffices { get; set; }

    [Inject] private DeskFeed Feed { get; set; } = null!; // all given by the framework

    [Inject] private DeskReader Reader { get; set; } = null!;

    [Inject] private DeskQueue Queue { get; set; } = null!;

    [Inject] private ConversationChanges Changes { get; set; } = null!;

    [Inject] private HandOffChanges HandOffs { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [Inject] private IJSRuntime Js { get; set; } = null!;

    private OfficerAtDesk Me => new(MeId, MeName) { Address = MeAddress };

    private bool IsMine => row is { State: HandOffState.Held } && row.OfficerId == MeId;

    /// <summary>Colleagues answer in the channel's own console: whoever is here may take it from there, or hand it back to the assistant.</summary>
    private bool IsElsewhere => row is { ElsewhereUntil: not null };

    /// <summary>A shortcut of the page.</summary>
    public async Task PressedAsync(string key)
    {
        if (key != "c" || row is not { State: HandOffState.Waiting }) return;
        await ClaimAsync();
        StateHasChanged();
    }

    /// <summary>Puts a text into the writing box, after what is there.</summary>
    public Task UseAsync(string added)
    {
        write?.Use(added);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        watching?.Dispose();
        noting?.Dispose();
        listener?.Dispose();
        typingEnds?.Dispose();
        if (script is not null)
        {
            try
            {
                await script.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // the page is gone, and its script with it
            }
        }
        gone.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        listener = Changes.Listen(ConversationId); // before reading, so that nothing falls between
        await LoadAsync();
        watching = Feed.Watch(() => _ = InvokeAsync(RefreshRow));
        noting = HandOffs.Listen(id => _ = id == ConversationId ? InvokeAsync(ReadBesidesAsync) : Task.CompletedTask);
        _ = ListenAsync(listener, gone.Token);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) script = await Js.InvokeAsync<IJSObjectReference>("import", "/desk.js");
        if (!scroll || script is null) return;
        scroll = false;
        await script.InvokeVoidAsync("toEnd", log);
    }

    private async Task LoadAsync()
    {
        conversation = await Reader.ConversationAsync(ConversationId, gone.Token);
        var transcript = await Reader.TranscriptAsync(ConversationId, MostShown, gone.Token);
        var notes = await Reader.NotesAsync(ConversationId, gone.Token);
        lines.Clear();
        lines.AddRange(transcript.Select(Line.Of).OfType<Line>().Concat(notes.Select(Line.Of)).OrderBy(line => line.At));
        newest = transcript.Count > 0 ? transcript[^1].Sequence : 0;
        row = await RowAsync();
        scroll = true;
    }

    /// <summary>What is no part of what was said: colleagues' notes that came since, what has arrived at the resident's.</summary>
    private async Task ReadBesidesAsync()
    {
        conversation = await Reader.ConversationAsync(ConversationId, gone.Token);
        var fresh = (await Reader.NotesAsync(ConversationId, gone.Token)).Select(Line.Of).ExceptBy(lines.Select(line => line.Id), line => line.Id).ToArray();
        lines.AddRange(fresh);
        scroll |= fresh.Length > 0;
        StateHasChanged();
    }

    /// <summary>Shows what is committed as it is committed; a gap is read from the store.</summary>
    private async Task ListenAsync(Listener heard, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var one in heard.Reader.ReadAllAsync(cancellationToken)) await InvokeAsync(() => HearAsync(one));
        }
        catch (OperationCanceledException)
        {
            // the pane is closed
        }
    }

    private async Task HearAsync(Listener.Heard heard)
    {
        if (heard.Typing is { } typing)
        {
            if (!typing.Contains("\"role\":\"user\"", StringComparison.Ordinal)) return;
            isTyping = true;
            typingEnds ??= Time.CreateTimer(_ => _ = InvokeAsync(StopTyping), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            typingEnds.Change(TypingShown, Timeout.InfiniteTimeSpan);
        }
        else if (heard.Activity is { } stored && stored.Sequence > newest)
        {
            if (stored.Sequence > newest + 1) await LoadAsync();
            else if (Line.Of(stored) is { } line) lines.Add(line);
            newest = Math.Max(newest, stored.Sequence);
            isTyping = false;
            scroll = true;
        }
        else if (heard.Activity is { } changed && Line.Of(changed) is { } anew && lines.FindIndex(line => line.Id == anew.Id) is >= 0 and var at)
        {
            lines[at] = anew; // its files have come
        }
        StateHasChanged();
    }

    private void StopTyping()
    {
        isTyping = false;
        StateHasChanged();
    }

    private void RefreshRow()
    {
        row = Feed.Current.Open.FirstOrDefault(one => one.ConversationId == ConversationId);
        StateHasChanged();
    }

    private async Task<HandOffRow?> RowAsync() => (await Reader.OfConversationAsync(ConversationId, gone.Token)).FirstOrDefault(one => one.State != HandOffState.Ended);

    private async Task ClaimAsync() => await TellAsync(await Queue.ClaimAsync(Me, ConversationId, gone.Token));

    private async Task StepInAsync() => await TellAsync(await Queue.StepInAsync(Me, ConversationId, MyOffices.Count > 0 ? MyOffices[0] : VinhPhong.Knowledge.Wording.Offices.ServiceCentre, gone.Token));

    private async Task PassToOfficeAsync(string office)
    {
        await LeaveNoteAsync();
        await TellAsync(await Queue.PassToOfficeAsync(Me, ConversationId, office, gone.Token));
    }

    private async Task HandToAsync(Presence colleague)
    {
        await LeaveNoteAsync();
        await TellAsync(await Queue.HandToAsync(Me, ConversationId, new OfficerAtDesk(colleague.OfficerId, colleague.Name), gone.Token));
    }

    /// <summary>Before it is passed on, so that who gets it finds the note there.</summary>
    private async Task LeaveNoteAsync()
    {
        if (passNote.Trim() is not { Length: > 0 } said) return;
        await Queue.NoteAsync(Me, ConversationId, said, gone.Token);
        passNote = "";
    }

    private async Task EndAsync(HandOffEnding ending) => await TellAsync(await Queue.EndAsync(Me, ConversationId, ending, gone.Token));

    private Task NoteKeyAsync(KeyboardEventArgs key) => key is { Key: "Enter" } ? AddNoteAsync() : Task.CompletedTask;

    private async Task AddNoteAsync()
    {
        var said = note.Trim();
        if (said.Length == 0) return;
        await Queue.NoteAsync(Me, ConversationId, said, gone.Token);
        note = "";
    }

    private async Task UncoverAsync(Line line)
    {
        await Queue.UncoverAsync(Me, ConversationId, line.Id, gone.Token);
        uncovered.Add(line.Id);
    }

    private async Task TellAsync(ClaimResult result)
    {
        problem = result switch
        {
            ClaimResult.HeldBy held => AtDesk.Filled(AtDesk.HeldByOther, held.Officer),
            ClaimResult.Gone => AtDesk.GoneAlready,
            ClaimResult.Claimed claimed => AtDesk.Filled(AtDesk.Claimed, claimed.Reference),
            _ => null,
        };
        row = await RowAsync();
    }

    private async Task HearProblemAsync(string? told)
    {
        problem = told;
        row = await RowAsync();
    }

    private async Task TellAsync(DeskResult result)
    {
        problem = result switch { DeskResult.NotYours => AtDesk.NotYours, DeskResult.Gone => AtDesk.GoneAlready, _ => null };
        row = await RowAsync();
    }

    private string StateOf(Line line) => line.Sequence <= conversation!.SeenThrough ? AtDesk.Seen : line.Sequence <= conversation.DeliveredThrough ? AtDesk.Delivered : AtDesk.Sent;

    private static string NameOf(Line line) => line.Speaker switch
    {
        Speaker.Resident => AtDesk.Resident,
        Speaker.Assistant => AtDesk.Assistant,
        _ => line.By,
    };

    private static string Css(Speaker speaker) => speaker switch { Speaker.Resident => "resident", Speaker.Assistant => "bot", Speaker.Officer => "officer", _ => "note" };

    private static string FileId(Attachment file) => file.ContentUrl?.Split('/')[^1] ?? "";
}
