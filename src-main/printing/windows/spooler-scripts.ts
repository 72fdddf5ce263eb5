/**
 * What Windows' spooler is asked, as scripts for Windows PowerShell 5.1. They are constant: values stand in the environment
 * (`FOLDLINE_…`), so that no name of a printer, job or file is ever read as code. Each writes one JSON document: an answer, or `failure`.
 * Classes: .NET Framework's System.Printing (assemblies System.Printing and ReachFramework), and `SetJob` of winspool.drv.
 */

const scriptOf = (name: string, body: string): string => `# foldline ${name}
if ("$($ExecutionContext.SessionState.LanguageMode)" -ne 'FullLanguage') { '{"failure":{"kind":"language-mode"}}'; exit 0 }
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
[Console]::OutputEncoding = New-Object Text.UTF8Encoding $false
$stage = 'before'
function Get-Queue([string] $name) {
  $server = New-Object System.Printing.LocalPrintServer
  $kinds = [System.Printing.EnumeratedPrintQueueTypes[]] @('Local', 'Connections')
  $queues = @($server.GetPrintQueues($kinds))
  $found = @($queues | Where-Object { $_.FullName -eq $name })
  if ($found.Count -eq 0) { $found = @($queues | Where-Object { $_.Name -eq $name }) }
  if ($found.Count -eq 0) { return $null }
  return $found[0]
}
function Get-Bins($queue) {
  $document = New-Object System.Xml.XmlDocument
  $document.Load($queue.GetPrintCapabilitiesAsXml())
  foreach ($feature in $document.DocumentElement.ChildNodes) {
    if ($feature.LocalName -ne 'Feature' -or $feature.GetAttribute('name') -notmatch ':(Job|Document|Page)InputBin$') { continue }
    $own = $feature.GetAttribute('name').Split(':')
    foreach ($option in $feature.ChildNodes) {
      if ($option.LocalName -ne 'Option' -or $option.GetAttribute('name') -notmatch '^[^:]+:[^:]+$') { continue }
      $name = $option.GetAttribute('name').Split(':')
      $label = $name[1]
      foreach ($property in $option.ChildNodes) {
        if ($property.LocalName -eq 'Property' -and $property.GetAttribute('name') -match ':DisplayName$') { $label = $property.InnerText.Trim() }
      }
      @{ featureSpace = $feature.GetNamespaceOfPrefix($own[0]); feature = $own[1]; space = $option.GetNamespaceOfPrefix($name[0]); name = $name[1]; label = $label }
    }
  }
}
try {
  Add-Type -AssemblyName System.Printing
  Add-Type -AssemblyName ReachFramework
${body}
} catch {
  $thrown = $_.Exception.GetBaseException()
  ConvertTo-Json -Compress -Depth 6 -InputObject @{ failure = @{ kind = 'thrown'; stage = $stage; type = $thrown.GetType().FullName; code = $thrown.HResult; message = $thrown.Message } }
}
`;

/** Queues by name with their state, port and, where the driver gives them, capabilities. With `FOLDLINE_PRINTER` that one alone. */
export const QUEUES_SCRIPT = scriptOf(
  'queues',
  `  $server = New-Object System.Printing.LocalPrintServer
  $default = ''
  try { $default = $server.DefaultPrintQueue.FullName } catch { $default = '' }
  if ($env:FOLDLINE_PRINTER) { $queues = @(Get-Queue $env:FOLDLINE_PRINTER) } else { $queues = @($server.GetPrintQueues([System.Printing.EnumeratedPrintQueueTypes[]] @('Local', 'Connections'))) }
  $told = @(foreach ($queue in $queues) {
    if ($null -eq $queue) { continue }
    $can = $null
    try {
      $found = $queue.GetPrintCapabilities()
      $can = @{
        duplexing = @($found.DuplexingCapability | ForEach-Object { "$_" })
        colors = @($found.OutputColorCapability | ForEach-Object { "$_" })
        media = @($found.PageMediaSizeCapability | ForEach-Object { @{ name = "$($_.PageMediaSizeName)"; width = $_.Width; height = $_.Height } })
        resolutions = @($found.PageResolutionCapability | Where-Object { $_.X -and $_.Y } | ForEach-Object { [Math]::Min($_.X, $_.Y) })
        stapling = @($found.StaplingCapability | ForEach-Object { "$_" })
        bins = @(Get-Bins $queue)
      }
    } catch { $can = $null }
    # A shared queue whose computer is off says nothing of these: 0x1000 is NotAvailable.
    $comment = ''; $location = ''; $driver = ''; $port = ''; $status = 0x1000
    try { $comment = "$($queue.Comment)"; $location = "$($queue.Location)"; $driver = "$($queue.QueueDriver.Name)"; $port = "$($queue.QueuePort.Name)"; $status = [int] $queue.QueueStatus } catch { $status = 0x1000 }
    @{ name = $queue.FullName; isDefault = ($queue.FullName -eq $default); comment = $comment; location = $location; driver = $driver; port = $port; status = $status; can = $can }
  })
  ConvertTo-Json -Compress -Depth 6 -InputObject @{ queues = $told }`,
);

/**
 * Hands the XPS file at `FOLDLINE_XPS` to `FOLDLINE_PRINTER` as the job `FOLDLINE_JOB_NAME`, with a print ticket that the driver confirmed to keep, and
 * has the spooler keep the job after it printed: a job that is gone tells nobody how it ended. The answer comes when all pages are spooled.
 */
export const ADD_JOB_SCRIPT = scriptOf(
  'add-job',
  `  $control = Add-Type -PassThru -Namespace Foldline -Name Spooler -MemberDefinition @'
[DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)] public static extern bool OpenPrinter(string name, out IntPtr printer, IntPtr defaults);
[DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)] public static extern bool SetJob(IntPtr printer, int job, int level, IntPtr info, int command);
[DllImport("winspool.drv", SetLastError = true)] public static extern bool ClosePrinter(IntPtr printer);
'@
  $queue = Get-Queue $env:FOLDLINE_PRINTER
  if ($null -eq $queue) { '{"failure":{"kind":"no-queue"}}'; exit 0 }
  $ticket = New-Object System.Printing.PrintTicket
  $ticket.CopyCount = 1
  $ticket.Collation = [System.Printing.Collation]::Collated
  $ticket.Duplexing = [System.Printing.Duplexing] $env:FOLDLINE_DUPLEXING
  $ticket.OutputColor = [System.Printing.OutputColor] $env:FOLDLINE_COLOR
  $ticket.PageMediaSize = New-Object System.Printing.PageMediaSize ([System.Printing.PageMediaSizeName]::NorthAmericaLetter), 816, 1056
  $ticket.PageOrientation = [System.Printing.PageOrientation]::Portrait
  $ticket.PagesPerSheet = 1
  if ($env:FOLDLINE_STAPLING) { $ticket.Stapling = [System.Printing.Stapling] $env:FOLDLINE_STAPLING }
  if ($env:FOLDLINE_TRAY) {
    $bin = @(Get-Bins $queue | Where-Object { $_.label -ceq $env:FOLDLINE_TRAY })[0]
    if ($null -eq $bin) { '{"failure":{"kind":"refused","settings":["tray"]}}'; exit 0 }
    $document = New-Object System.Xml.XmlDocument
    $document.Load($ticket.GetXmlStream())
    $schema = $document.DocumentElement.NamespaceURI
    $feature = $document.CreateElement('psf', 'Feature', $schema)
    $option = $document.CreateElement('psf', 'Option', $schema)
    foreach ($part in @(@($feature, $bin.featureSpace, $bin.feature, 'foldlinefeature'), @($option, $bin.space, $bin.name, 'foldlineoption'))) {
      $document.DocumentElement.SetAttribute("xmlns:$($part[3])", $part[1])
      $part[0].SetAttribute('name', "$($part[3]):$($part[2])")
    }
    [void] $feature.AppendChild($option)
    [void] $document.DocumentElement.AppendChild($feature)
    $written = New-Object System.IO.MemoryStream
    $document.Save($written)
    $written.Position = 0
    $ticket = New-Object System.Printing.PrintTicket $written
  }
  $base = $queue.UserPrintTicket
  if ($null -eq $base) { $base = $queue.DefaultPrintTicket }
  $checked = $queue.MergeAndValidatePrintTicket($base, $ticket).ValidatedPrintTicket
  $refused = @()
  if ("$($checked.Duplexing)" -ne $env:FOLDLINE_DUPLEXING) { $refused += 'sides' }
  if ("$($checked.OutputColor)" -ne $env:FOLDLINE_COLOR) { $refused += 'color' }
  if ("$($checked.PageMediaSize.PageMediaSizeName)" -ne 'NorthAmericaLetter') { $refused += 'paper' }
  if ($checked.CopyCount -and $checked.CopyCount -ne 1) { $refused += 'copies' }
  if ($checked.PagesPerSheet -and $checked.PagesPerSheet -ne 1) { $refused += 'pages per sheet' }
  if ($refused.Count -gt 0) { ConvertTo-Json -Compress -Depth 6 -InputObject @{ failure = @{ kind = 'refused'; settings = $refused } }; exit 0 }
  $stage = 'sending'
  $job = $queue.AddJob($env:FOLDLINE_JOB_NAME, $env:FOLDLINE_XPS, $false, $checked)
  $kept = $false
  $printer = [IntPtr]::Zero
  if ($control::OpenPrinter($queue.FullName, [ref] $printer, [IntPtr]::Zero)) {
    # JOB_CONTROL_RETAIN
    $kept = $control::SetJob($printer, $job.JobIdentifier, 0, [IntPtr]::Zero, 8)
    [void] $control::ClosePrinter($printer)
  }
  ConvertTo-Json -Compress -Depth 6 -InputObject @{ id = $job.JobIdentifier; kept = $kept }`,
);

/**
 * The flags of a job and its queue. A job that printed is let go: its pages would stay in the spooler's folder.
 * The bits are those of PrintJobStatus: 0x1080 is Printed or Completed, 0x2000 Retained.
 */
export const JOB_SCRIPT = scriptOf(
  'job',
  `  $queue = Get-Queue $env:FOLDLINE_PRINTER
  if ($null -eq $queue) { '{"failure":{"kind":"no-queue"}}'; exit 0 }
  $job = $null
  # 87 is ERROR_INVALID_PARAMETER: the spooler has no job of that number.
  try { $job = $queue.GetJob([int] $env:FOLDLINE_JOB) } catch { if (($_.Exception.GetBaseException().HResult -band 0xFFFF) -ne 87) { throw } }
  if ($null -eq $job) { '{"failure":{"kind":"no-job"}}'; exit 0 }
  $flags = [int] $job.JobStatus
  $told = @{ queue = [int] $queue.QueueStatus; job = $flags; name = $job.JobName }
  if (($flags -band 0x1080) -ne 0 -and ($flags -band 0x2000) -ne 0) { try { $job.Cancel() } catch { $flags = 0 } }
  ConvertTo-Json -Compress -Depth 6 -InputObject $told`,
);

/** The number of the newest job of a name, printed and kept ones too; null where there is none. */
export const FIND_SCRIPT = scriptOf(
  'find',
  `  $queue = Get-Queue $env:FOLDLINE_PRINTER
  if ($null -eq $queue) { '{"failure":{"kind":"no-queue"}}'; exit 0 }
  $ids = @($queue.GetPrintJobInfoCollection() | Where-Object { $_.JobName -ceq $env:FOLDLINE_JOB_NAME } | ForEach-Object { $_.JobIdentifier } | Sort-Object)
  $id = $null
  if ($ids.Count -gt 0) { $id = $ids[-1] }
  ConvertTo-Json -Compress -InputObject @{ id = $id }`,
);

/** Takes a job out of the queue. */
export const CANCEL_SCRIPT = scriptOf(
  'cancel',
  `  $queue = Get-Queue $env:FOLDLINE_PRINTER
  if ($null -eq $queue) { '{"failure":{"kind":"no-queue"}}'; exit 0 }
  $job = $null
  try { $job = $queue.GetJob([int] $env:FOLDLINE_JOB) } catch { if (($_.Exception.GetBaseException().HResult -band 0xFFFF) -ne 87) { throw } }
  if ($null -ne $job) { $job.Cancel() }
  '{"cancelled":true}'`,
);
