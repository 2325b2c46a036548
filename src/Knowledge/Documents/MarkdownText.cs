using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace VinhPhong.Knowledge.Documents;

/// <summary>Reads the body of a Markdown document.</summary>
internal sealed class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private readonly Outline outline;

    /// <summary>
    /// With headings, a list ends where Markdown ends it. Without any, it is an official text pasted as it was, and its
    /// "1. Mục đích" is a heading that Markdown takes for a list: then the marks alone decide.
    /// </summary>
    private readonly bool structured;

    private MarkdownText(Outline outline, bool structured)
    {
        this.outline = outline;
        this.structured = structured;
    }

    public static Trouble? Read(string body, Outline outline)
    {
        var document = Markdown.Parse(body, Pipeline);
        new MarkdownText(outline, document.Descendants<HeadingBlock>().Any()).Blocks(document);
        return outline.Paragraphs().Count == 0 ? new Trouble("The document has no text.", "Write its text below the front matter.") : null;
    }

    private void Blocks(ContainerBlock container)
    {
        foreach (var block in container) Block(block);
    }

    private void Block(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                outline.Heading(Text(heading.Inline), heading.Level);
                break;
            case Table table:
                TableText.Write([.. table.OfType<TableRow>().Select(Cells)], table.OfType<TableRow>().FirstOrDefault()?.IsHeader ?? false, outline);
                break;
            case ListBlock list:
                List(list, outline.Depth);
                break;
            case ParagraphBlock paragraph:
                outline.Text(Text(paragraph.Inline));
                break;
            case CodeBlock code:
                outline.Text(code.Lines.ToString());
                break;
            case ContainerBlock inner:
                Blocks(inner);
                break;
            default:
                break; // rules, link definitions and HTML say nothing
        }
    }

    private void List(ListBlock list, int depth)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var first = true;
            foreach (var block in item)
            {
                var text = block is ParagraphBlock paragraph ? Text(paragraph.Inline) : "";
                if (!first)
                {
                    if (block is ParagraphBlock) outline.Continue(text, marked: false);
                    else if (block is ListBlock inner) List(inner, outline.Depth);
                    else Block(block);
                    continue;
                }
                first = false;
                if (!structured && list.Parent is MarkdownDocument)
                {
                    outline.Text($"{(list.IsOrdered ? $"{item.Order}." : list.BulletType == '+' ? "+" : "-")} {text}");
                    if (block is ListBlock nested) List(nested, outline.Depth);
                }
                else
                {
                    outline.Item(new Mark(list.IsOrdered ? SectionKind.Number : list.BulletType == '+' ? SectionKind.Plus : SectionKind.Dash, $"{item.Order}"), depth);
                    if (block is ParagraphBlock) outline.Continue(text, marked: true);
                    else Block(block);
                }
            }
        }
        if (structured || list.Parent is not MarkdownDocument) outline.CloseTo(depth);
    }

    private static string[] Cells(TableRow row) =>
        [.. row.OfType<TableCell>().Select(cell => string.Join(' ', cell.OfType<LeafBlock>().Select(leaf => Text(leaf.Inline).ReplaceLineEndings(" ").Trim())))];

    private static string Text(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        if (inlines is not null) Append(inlines, text);
        return text.ToString();
    }

    private static void Append(ContainerInline inlines, StringBuilder text)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.Content); break;
                case AutolinkInline link: text.Append(link.Url); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case LineBreakInline: text.Append('\n'); break;
                case HtmlInline html when html.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase): text.Append('\n'); break;
                case ContainerInline inner: Append(inner, text); break;
                default: break;
            }
        }
    }
}
