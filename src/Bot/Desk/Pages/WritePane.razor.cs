using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Desk.Pages;

/// <summary>Where an officer writes to the resident: words, pictures, papers. Nothing typed or chosen is lost when it cannot be sent.</summary>
public sealed partial class WritePane : ComponentBase, IAsyncDisposable
{
    private const int MostFiles = 4;
    private static readonly TimeSpan TypingEvery = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource gone = new();
    private readonly List<OfficerFile> files = [];
    private ElementReference box;
    private IJSObjectReference? script;
    private string text = "";
    private int chosen;
    private bool sending;
    private DateTimeOffset typed;

    /// <summary>The conversation that is open.</summary>
    [Parameter, EditorRequired]
    public required string ConversationId { get; set; }

    /// <summary>The officer's id.</summary>
    [Parameter, EditorRequired]
    public required string MeId { get; set; }

    /// <summary>The officer's name.</summary>
    [Parameter, EditorRequired]
    public required string MeName { get; set; }

    /// <summary>From where the officer signed in.</summary>
    [Parameter]
    public string? MeAddress { get; set; }

    /// <summary>Whether the officer holds the conversation.</summary>
    [Parameter]
    public bool IsMine { get; set; }

    /// <summary>What went wrong, or null when it went well.</summary>
    [Parameter]
    public EventCallback<string?> Told { get; set; }

    [Inject] private DeskQueue Queue { get; set; } = null!; // all given by the framework

    [Inject] private IOptions<DeskOptions> Options { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [Inject] private IJSRuntime Js { get; set; } = null!;

    private OfficerAtDesk Me => new(MeId, MeName) { Address = MeAddress };

    /// <summary>Puts a text into the writing box, after what is there.</summary>
    public void Use(string added)
    {
        text = text.Length == 0 ? added : $"{text}\n{added}";
        StateHasChanged();
    }

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
        script = await Js.InvokeAsync<IJSObjectReference>("import", "/desk.js");
        if (await script.InvokeAsync<string?>("keepDraft", box, ConversationId) is { Length: > 0 } draft && text.Length == 0) Use(draft);
    }

    private Task KeyAsync(KeyboardEventArgs key) => key is { Key: "Enter", CtrlKey: true } ? SendAsync() : Task.CompletedTask;

    private async Task SendAsync()
    {
        var said = text.Trim();
        if (sending || (said.Length == 0 && files.Count == 0)) return;
        if (said.Length > DeskQueue.LongestMessage)
        {
            await Told.InvokeAsync(AtDesk.Filled(AtDesk.TooLong, said.Length, DeskQueue.LongestMessage));
            return;
        }
        sending = true; // a second press while files are being written sends nothing twice
        try
        {
            var result = files.Count == 0 ? await Queue.SayAsync(Me, ConversationId, said, gone.Token)
                : await Queue.SendAsync(Me, ConversationId, said, [.. files], new Uri(Navigation.BaseUri), gone.Token);
            if (result == DeskResult.Done)
            {
                text = "";
                files.Clear();
                if (script is not null) await script.InvokeVoidAsync("dropDraft", ConversationId);
            }
            await Told.InvokeAsync(result switch { DeskResult.NotYours => AtDesk.NotYours, DeskResult.Gone => AtDesk.GoneAlready, _ => null });
        }
        finally
        {
            sending = false;
        }
    }

    private async Task ChooseAsync(InputFileChangeEventArgs picked)
    {
        string? problem = null;
        foreach (var file in picked.GetMultipleFiles(picked.FileCount))
        {
            problem = files.Count >= MostFiles ? AtDesk.Filled(AtDesk.TooManyFiles, MostFiles) : await TakeAsync(file) ?? problem;
        }
        chosen++; // a new field, so that the same file can be chosen again
        await Told.InvokeAsync(problem);
    }

    /// <summary>Takes a file; gives what is wrong with it, or null.</summary>
    private async Task<string?> TakeAsync(IBrowserFile file)
    {
        var name = FileName.Clean(file.Name);
        if (file.Size > Options.Value.LargestFile) return AtDesk.Filled(AtDesk.FileTooBig, name, Options.Value.LargestFile / (1024 * 1024));
        using var bytes = new MemoryStream((int)file.Size);
        try
        {
            await using var stream = file.OpenReadStream(Options.Value.LargestFile, gone.Token);
            await stream.CopyToAsync(bytes, gone.Token);
        }
        catch (IOException)
        {
            return AtDesk.Filled(AtDesk.FileUnread, name);
        }
        if (FileType.Of(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) is not { } type) return AtDesk.Filled(AtDesk.FileRefused, name);
        files.Add(new OfficerFile(name, type, bytes.ToArray()));
        return null;
    }

    private void Typing()
    {
        var now = Time.GetUtcNow();
        if (!IsMine || now - typed < TypingEvery) return;
        typed = now;
        Queue.Typing(Me, ConversationId);
    }
}
