namespace VinhPhong.Bot.Channels.Zalo.Elsewhere;

/// <summary>For whom a message of the account is taken that is not ours and names nobody: the console of the telephone, another application, an automatic reply. The platform does not tell them apart.</summary>
internal enum ZaloUnknownSender
{
    /// <summary>For staff: the transcript has it, marked as unsure, and the assistant falls silent.</summary>
    Staff,

    /// <summary>For nobody: nothing of it is kept, and the assistant goes on answering.</summary>
    Ignore,
}
